import { useEffect, useRef, useState } from 'preact/hooks';
import type { MessageKey } from '../../lib/i18n/i18n.ts';
import { pageUrl, type WikiId } from '../../lib/wiki/sites.ts';
import { Button } from '../common/Button.tsx';
import { useI18n } from '../common/i18n-context.tsx';
import { Link } from '../common/Link.tsx';
import { Notice } from '../common/Notice.tsx';

export interface SignInProps {
  /** What can be done all the same. */
  readonly words: MessageKey;
  /** Where to sign in on Meta. */
  readonly href: string;
  readonly onCheckAccount: () => void;
  /** How often the person tried to go on without being signed in: each time the notice is gone to. */
  readonly tries: number;
}

/** Where to sign in on a wiki, and what to see afterwards. */
export function signInOn(wiki: WikiId, then: string): string {
  return pageUrl(wiki, 'Special:UserLogin', { returnto: then });
}

/** Above a form that is filled in while signed out on Meta: why it cannot be published yet, and the way in. */
export function SignIn({ words, href, onCheckAccount, tries }: SignInProps) {
  const { text } = useI18n();
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (tries > 0) notice.current?.focus();
  }, [tries]);
  return (
    <div ref={notice} tabIndex={-1}>
      <Notice type={tries > 0 ? 'warning' : 'notice'}>
        <p>{text(words)}</p>
        <Link href={href}>{text('obstacle-sign-in', text('wiki-meta'))}</Link>{' '}
        <Button size="small" onClick={onCheckAccount}>
          {text('check-account')}
        </Button>
      </Notice>
    </div>
  );
}

/**
 * Going on with what takes an account: at once when signed in, else as soon as the wiki says so. `tries` counts what was
 * asked for meanwhile, for {@link SignIn}.
 */
export function useWhenSignedIn(
  user: string | null,
  onCheckAccount: () => void,
  goOn: () => void,
): { readonly tries: number; readonly go: () => void } {
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (user === null || tries === 0) return;
    setTries(0);
    goOn();
  }, [user, tries]);
  return {
    tries,
    go() {
      if (user !== null) {
        goOn();
        return;
      }
      setTries(tries + 1);
      onCheckAccount();
    },
  };
}
