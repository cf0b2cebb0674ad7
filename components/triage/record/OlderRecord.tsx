import './record.css';
import { useEffect, useRef } from 'preact/hooks';
import { nameOfRequest } from '../../request/wiki-page.ts';
import type { MendingProps } from './Mending.tsx';
import { OlderForm } from './OlderForm.tsx';
import { RunNotice } from './RunNotice.tsx';
import { placeOf, recordDesk } from './record-desk.ts';

export interface OlderRecordProps extends MendingProps {
  /** The format it is written in, where that is older than today's: '' where it says none. */
  readonly older: string | null;
}

/** That a record is of an older format, the edit that mends it, and what came of that; nothing where all is well. */
export function OlderRecord({ older, ...props }: OlderRecordProps) {
  const { board, title, onMended } = props;
  const place = useRef<HTMLDivElement>(null);
  const run = recordDesk(board).runs.value.get(placeOf(title, 'format'));
  const ended = run === undefined || run.state === 'sending' ? null : run.state;
  const undone = run?.state === 'done' && run.undone === 'undone';
  const before = useRef(ended);
  // The button that was pressed goes with the form: the focus comes to what is said instead, and what is said into sight.
  useEffect(() => {
    if (ended !== null && before.current !== ended) place.current?.focus();
    if (ended !== null) place.current?.scrollIntoView({ block: 'nearest' });
    before.current = ended;
  }, [ended, older === null]);
  // What was taken back is of an older format again.
  useEffect(() => {
    if (undone) onMended();
  }, [undone]);
  return (
    <div class="hp-older" tabIndex={-1} ref={place}>
      {older === null ? null : <OlderForm {...props} older={older} />}
      <RunNotice board={board} title={title} name={nameOfRequest(title)} at="format" />
    </div>
  );
}
