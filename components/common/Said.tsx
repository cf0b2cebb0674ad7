import { readSaid } from '../../lib/wikitext/said.ts';
import { Data } from './i18n-context.tsx';
import { Link } from './Link.tsx';

/** What somebody wrote in wikitext on a wiki, as its readers see it. `urlOf`: the address of a page as wikitext there names it. */
export function Said({ text, urlOf }: { text: string; urlOf: (target: string) => string }) {
  return (
    <Data>
      {readSaid(text).map((part, at) =>
        typeof part === 'string' ? (
          part
        ) : (
          <Link key={at} href={urlOf(part.target)}>
            {part.label}
          </Link>
        ),
      )}
    </Data>
  );
}
