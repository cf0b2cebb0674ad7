import './flag.css';
import { Details } from '../common/Details.tsx';
import { useI18n } from '../common/i18n-context.tsx';
import { diffLines } from '../common/line-diff.ts';

/** The edit as the page history will have it: the wikitext of a new page, or what changes on one that is there. */
export function Wikitext({
  before,
  text,
  summary,
  open = false,
}: {
  before: string | null;
  text: string;
  /** What it is called, where it is something else than an edit. */
  summary?: string;
  open?: boolean;
}) {
  const { text: message } = useI18n();
  const lines = before === null ? null : diffLines(before, text);
  return (
    <Details summary={summary ?? message(before === null ? 'preview-wikitext' : 'preview-diff')} open={open}>
      {lines === null ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must scroll from the keyboard too
        <pre class="hp-code" dir="auto" tabIndex={0}>
          {text}
        </pre>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must scroll from the keyboard too
        <div class="hp-code hp-diff" tabIndex={0}>
          {lines.map((line, index) => {
            const key = `${index} ${line.text}`;
            if (line.kind === 'added') return <ins key={key} dir="auto">{`+ ${line.text}`}</ins>;
            if (line.kind === 'removed') return <del key={key} dir="auto">{`− ${line.text}`}</del>;
            return <div key={key} dir="auto">{`  ${line.text}`}</div>;
          })}
        </div>
      )}
    </Details>
  );
}
