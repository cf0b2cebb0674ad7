import { useState } from 'preact/hooks';
import type { Clock } from '../../lib/clock.ts';
import type { Config } from '../../lib/desk/config.ts';
import {
  composeEmail,
  type EmailLabel,
  type EmailWords,
  emlFile,
  mailtoLink,
} from '../../lib/desk/request/email.ts';
import type { DraftField } from '../../lib/desk/request/request-draft-types.ts';
import type { I18n, MessageKey } from '../../lib/i18n/i18n.ts';
import { Button } from '../common/Button.tsx';
import { Details } from '../common/Details.tsx';
import { useI18n } from '../common/i18n-context.tsx';
import type { AskForm } from './ask-model.ts';
import { fieldName } from './ask-words.ts';
import { valueWords } from './value-words.ts';
import { wikiPage } from './wiki-page.ts';

/** What the e-mail takes from around the form. */
export interface EmailServices {
  readonly config: Config;
  readonly clock: Clock;
  /** The language the Helpdesk reads; the e-mail is written in it whatever the panel speaks. */
  readonly words: I18n;
}

const contactLabels = {
  'contact.name': 'contact-name',
  'contact.email': 'contact-email',
  'contact.phone': 'contact-phone',
  'contact.partnerContact': 'contact-partner',
} as const satisfies Partial<Record<EmailLabel, MessageKey>>;

function emailWords(i18n: I18n): EmailWords {
  const { text } = i18n;
  return {
    ...valueWords(i18n),
    label(key) {
      if (key === 'greeting') return text('email-greeting');
      if (key === 'request') return text('email-request');
      if (key === 'need') return text('asked-for');
      if (key === 'volume') return text('volume-short');
      if (Object.hasOwn(contactLabels, key)) return text(contactLabels[key as keyof typeof contactLabels]);
      return text(fieldName(key as DraftField));
    },
    address: page => wikiPage(page)?.url ?? page,
  };
}

/**
 * The same as an e-mail, from the person's own mail program: a link where the text fits into one, else text to copy and a
 * file to open. The only place where contact details go.
 */
export function Email({
  form,
  page,
  services,
}: {
  form: AskForm;
  /** Address of the request, when there is one already. */
  page: string | null;
  services: EmailServices;
}) {
  const { text } = useI18n();
  const [copied, setCopied] = useState<'copied' | 'not-copied' | null>(null);
  const { config, clock, words } = services;
  const request = { draft: form.draft.value, contact: form.contact.value };
  const message = composeEmail(request, config, emailWords(words), page);
  const link = mailtoLink(message);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(`${message.subject}\n\n${message.body}`);
      setCopied('copied');
    } catch {
      setCopied('not-copied');
    }
  };
  const save = () => {
    const file = emlFile(message, request.contact, clock.now());
    const address = URL.createObjectURL(new Blob([file.text], { type: 'message/rfc822' }));
    const anchor = document.createElement('a');
    anchor.href = address;
    anchor.download = file.name;
    anchor.click();
    URL.revokeObjectURL(address);
  };
  return (
    <Details summary={text(page === null ? 'email-instead' : 'email-too')}>
      <p class="hp-help">{text('email-help')}</p>
      <p>
        {text('email-to')} <bdi dir="ltr">{message.to}</bdi>
      </p>
      <p class="hp-buttons">
        {link === null ? null : (
          <a class="hp-link" href={link} rel="noopener">
            {text('email-open')}
          </a>
        )}
        <Button size="small" onClick={() => void copy()}>
          {text('email-copy')}
        </Button>
        <Button size="small" onClick={save}>
          {text('email-save')}
        </Button>
      </p>
      {link === null ? <p class="hp-help">{text('email-too-long')}</p> : null}
      <p role="status" class="hp-help">
        {copied === null ? '' : text(copied === 'copied' ? 'details-copied' : 'details-not-copied')}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must scroll from the keyboard too */}
      <pre class="hp-code" dir="auto" tabIndex={0}>
        {message.body}
      </pre>
    </Details>
  );
}
