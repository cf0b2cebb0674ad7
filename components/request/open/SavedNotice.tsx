import type { ComponentChildren } from 'preact';
import { Button } from '../../common/Button.tsx';
import { useI18n } from '../../common/i18n-context.tsx';
import { Notice } from '../../common/Notice.tsx';
import type { Done } from './open-types.ts';

/** It is on the wiki: what became of its note, and the way to take it back. `children`: why the note is not posted. */
export function Saved({
  done: { told, post, revision },
  onUndo,
  children,
}: {
  done: Done;
  onUndo: () => void;
  children: ComponentChildren;
}) {
  const { text } = useI18n();
  return (
    <>
      <Notice type={told === false ? 'warning' : 'success'} inline announce>
        <p>{text(told === null ? 'deed-saved' : told ? 'deed-saved-told' : 'deed-saved-untold')}</p>
        <p class="hp-buttons">
          {post === null || children !== null ? null : (
            <Button size="small" onClick={() => void post()}>
              {text('note-post')}
            </Button>
          )}
          {revision === null ? null : (
            <Button size="small" weight="quiet" onClick={onUndo}>
              {text('undo')}
            </Button>
          )}
        </p>
      </Notice>
      {children}
    </>
  );
}

/** It is taken back; a note that told of it cannot be. */
export function Undone({ told }: { told: boolean }) {
  const { text } = useI18n();
  return (
    <Notice type="success" inline announce>
      <p>{text(told ? 'deed-undone-told' : 'deed-undone')}</p>
    </Notice>
  );
}
