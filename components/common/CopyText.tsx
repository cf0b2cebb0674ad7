import { cdxIconCopy } from '@wikimedia/codex-icons';
import { useState } from 'preact/hooks';
import { Button } from './Button.tsx';
import { useI18n } from './i18n-context.tsx';

/** Copies a text, and says whether the browser allowed it. */
export function CopyText({ label, text: content }: { label: string; text: () => string }) {
  const { text } = useI18n();
  const [copied, setCopied] = useState<boolean | null>(null);
  return (
    <>
      <Button
        size="small"
        icon={cdxIconCopy}
        onClick={() =>
          navigator.clipboard.writeText(content()).then(
            () => setCopied(true),
            () => setCopied(false),
          )
        }
      >
        {label}
      </Button>{' '}
      <span class="hp-help" role="status">
        {copied === null ? '' : text(copied ? 'details-copied' : 'details-not-copied')}
      </span>
    </>
  );
}
