import { CopyText } from './CopyText.tsx';
import { Details } from './Details.tsx';
import { useI18n } from './i18n-context.tsx';

/** What the wiki or the program said in its own words, behind "Details", to copy into a report. */
export function CopyDetails({ details }: { details: string }) {
  const { text } = useI18n();
  if (details === '') return null;
  return (
    <Details summary={text('details')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must scroll from the keyboard too */}
      <pre class="hp-code" dir="auto" tabIndex={0}>
        {details}
      </pre>
      <CopyText label={text('details-copy')} text={() => details} />
    </Details>
  );
}
