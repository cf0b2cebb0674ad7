import { Button } from '../../common/Button.tsx';
import { useI18n } from '../../common/i18n-context.tsx';
import { Notice } from '../../common/Notice.tsx';
import { OutcomeNotice } from '../../common/OutcomeNotice.tsx';
import type { ViewsModel } from '../views-model.ts';

/** What did not work with the views, and the way back from a deletion. */
export function ViewsTrouble({ views }: { views: ViewsModel }) {
  const { text } = useI18n();
  const problem = views.problem.value;
  const deleted = views.deleted.value;
  const again = <Button onClick={() => void views.load()}>{text('try-again')}</Button>;
  if (problem === null) {
    if (deleted === null) return null;
    return (
      <Notice type="success" announce>
        <p>{text('board-view-deleted', deleted.name)}</p>
        <Button size="small" busy={views.busy.value} onClick={() => void views.bringBack()}>
          {text('undo')}
        </Button>
      </Notice>
    );
  }
  switch (problem.kind) {
    case 'not-read':
      return (
        <Notice type="error" announce>
          <p>{text('board-views-not-read')}</p>
          {again}
        </Notice>
      );
    case 'not-views':
      return (
        <Notice type="warning" announce>
          <p>{text('board-views-foreign')}</p>
        </Notice>
      );
    case 'too-many':
      return (
        <Notice type="error" announce>
          <p>{text('board-views-too-many')}</p>
        </Notice>
      );
    case 'same-name':
      return (
        <Notice type="error" announce>
          <p>{text('board-views-same-name', problem.name)}</p>
        </Notice>
      );
    case 'not-saved':
      return <OutcomeNotice outcome={problem.outcome} then="board-views-not-saved-do" />;
  }
}
