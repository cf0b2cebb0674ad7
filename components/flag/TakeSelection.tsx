import { cdxIconQuotes } from '@wikimedia/codex-icons';
import { useState } from 'preact/hooks';
import type { SelectedText } from '../../lib/host.ts';
import type { MessageKey } from '../../lib/i18n/i18n.ts';
import { Button } from '../common/Button.tsx';
import { useHost } from '../common/host-context.ts';
import { useI18n } from '../common/i18n-context.tsx';
import { Notice } from '../common/Notice.tsx';

/** Why nothing was taken over, and what to do instead. */
const refusals: Readonly<Record<Exclude<SelectedText['kind'], 'text'>, MessageKey>> = {
  nothing: 'selection-nothing',
  refused: 'selection-refused',
  unavailable: 'selection-unavailable',
};

export interface TakeSelectionProps {
  /** Name of the field, for the button's own name. */
  readonly field: string;
  /** What is in the field by now. */
  readonly value: () => string;
  readonly onInput: (value: string) => void;
}

/**
 * Below a text field: adds what is selected on the page to what was typed, as a quotation with the address it is from.
 * Nothing where the panel stands in no page and beside none.
 */
export function TakeSelection({ field, value, onInput }: TakeSelectionProps) {
  const { text } = useI18n();
  const { selectedText, kind } = useHost();
  const [end, setEnd] = useState<SelectedText['kind'] | 'under-way' | null>(null);
  if (selectedText === undefined) return null;

  const take = async () => {
    setEnd('under-way');
    const found = await selectedText();
    setEnd(found.kind);
    if (found.kind !== 'text') return;
    // Asked for now: the person may have typed on while the browser asked for leave.
    const before = value();
    const quote = text('selection-quote', found.text, found.address);
    if (!before.includes(quote)) onInput(before.trim() === '' ? quote : `${before.trimEnd()}\n${quote}`);
  };
  return (
    <div class="hp-selection">
      <Button
        size="small"
        weight="quiet"
        icon={cdxIconQuotes}
        busy={end === 'under-way'}
        onClick={() => void take()}
      >
        {text('selection-use')}
        <span class="hp-hidden"> {text('selection-use-for', field)}</span>
      </Button>
      {kind === 'page' || end !== null ? null : <span class="hp-help">{text('selection-leave')}</span>}
      {end === null || end === 'under-way' || end === 'text' ? null : (
        <Notice type="warning" inline announce>
          {text(refusals[end])}
        </Notice>
      )}
      <span role="status" class="hp-help">
        {end === 'text' ? text('selection-added') : ''}
      </span>
    </div>
  );
}
