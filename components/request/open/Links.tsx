import { Button } from '../../common/Button.tsx';
import { Field } from '../../common/Field.tsx';
import { Data, useI18n } from '../../common/i18n-context.tsx';
import { Link } from '../../common/Link.tsx';
import { TextInput } from '../../common/TextInput.tsx';
import { wikiPage } from '../wiki-page.ts';
import type { RequestPartProps } from './Checklist.tsx';
import { DeedNotice } from './DeedNotice.tsx';
import { Kept } from './Kept.tsx';

/** Pages and addresses about the request, and what came of it; anybody can add one. */
export function Links({ open, request, user }: RequestPartProps) {
  const { text } = useI18n();
  const typed = open.texts.value.get('link') ?? '';
  const add = () => void open.act('link', { kind: 'add-link', as: 'link', link: typed });
  const about = [request.page, request.opportunity, request.publicRequest, ...request.links].filter(
    link => link !== '',
  );
  return (
    <section aria-labelledby="hp-links">
      <h2 id="hp-links">{text('links')}</h2>
      <LinkList links={about} />
      {request.results.length === 0 ? null : (
        <>
          <h3>{text('links-results')}</h3>
          <LinkList links={request.results} />
        </>
      )}
      {user === null ? null : (
        <>
          <Field label={text('link-add')} help={text('link-add-help')}>
            {ids => (
              <TextInput
                {...ids}
                dir="ltr"
                value={typed}
                onInput={value => open.type('link', value)}
                onEnter={add}
              />
            )}
          </Field>
          <p>
            <Button
              disabled={typed.trim() === ''}
              busy={open.runs.value.get('link')?.state === 'sending'}
              onClick={add}
            >
              {text('link-add-do')}
            </Button>
          </p>
        </>
      )}
      <Kept open={open} at="link" />
      <DeedNotice open={open} at="link" />
    </section>
  );
}

function LinkList({ links }: { links: readonly string[] }) {
  if (links.length === 0) return null;
  return (
    <ul class="hp-list">
      {links.map(link => (
        <li key={link}>
          <Link href={/^https?:/i.test(link) ? link : (wikiPage(link)?.url ?? '')}>
            <Data>{link}</Data>
          </Link>
        </li>
      ))}
    </ul>
  );
}
