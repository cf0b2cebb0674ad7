import { cdxIconCopy } from '@wikimedia/codex-icons';
import { useState } from 'preact/hooks';
import { Button } from './Button.tsx';
import { Details } from './Details.tsx';
import { useI18n } from './i18n-context.tsx';

/** What the wiki or the program said in its own words, behind "Details", to copy into a report. */
export function CopyDetails({ details }: { details: string }) {
  const { text } = useI18n();
  const [copied, setCopied] = useState<boolean | null>(null);
  if (details === '') return null;
  return (
    <Details summary={text('details')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must scroll from the keyboard too */}
      <pre class="hp-code" dir="auto" tabIndex={0}>
        {details}
      </pre>
      <Button
        size="small"
        icon={cdxIconCopy}
        onClick={() =>
          navigator.clipboard.writeText(details).then(
            () => setCopied(true),
            () => setCopied(false),
          )
        }
      >
        {text('details-copy')}
      </Button>
      <span class="hp-help" role="status">
        {copied === null ? '' : text(copied ? 'details-copied' : 'details-not-copied')}
      </span>
    </Details>
  );
}
