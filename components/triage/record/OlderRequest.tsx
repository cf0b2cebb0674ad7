import './record.css';
import { useEffect } from 'preact/hooks';
import { nameOfRequest } from '../../request/wiki-page.ts';
import type { MendingProps } from './Mending.tsx';
import { OlderForm } from './OlderForm.tsx';
import { RunNotice } from './RunNotice.tsx';
import { placeOf, recordDesk } from './record-desk.ts';

export interface OlderRequestProps extends MendingProps {
  /** The format it is written in, where that is older than today's: '' where it says none. */
  readonly older: string | null;
}

/** That a request is of an older format, the edit that mends it, and what came of that; nothing where all is well. */
export function OlderRequest({ older, ...props }: OlderRequestProps) {
  const { board, title, onMended } = props;
  const run = recordDesk(board).runs.value.get(placeOf(title, 'format'));
  const undone = run?.state === 'done' && run.undone === 'undone';
  // What was taken back is of an older format again.
  useEffect(() => {
    if (undone) onMended();
  }, [undone]);
  return (
    <>
      {older === null ? null : <OlderForm {...props} older={older} />}
      <RunNotice board={board} title={title} name={nameOfRequest(title)} at="format" />
    </>
  );
}
