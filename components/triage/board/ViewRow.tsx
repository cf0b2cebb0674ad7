import { cdxIconEdit, cdxIconTrash } from '@wikimedia/codex-icons';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type SavedView, viewName } from '../../../lib/desk/board/board-views.ts';
import { Button } from '../../common/Button.tsx';
import { Field } from '../../common/Field.tsx';
import { Data, useI18n } from '../../common/i18n-context.tsx';
import { TextInput } from '../../common/TextInput.tsx';
import type { ViewsModel } from '../views-model.ts';

export interface ViewRowProps {
  readonly view: SavedView;
  readonly views: ViewsModel;
  readonly pressed: boolean;
  readonly onChoose: () => void;
  readonly onRenamed: (name: string) => void;
}

/** One saved view: chosen by its name, renamed, deleted. */
export function ViewRow({ view, views, pressed, onChoose, onRenamed }: ViewRowProps) {
  const { text } = useI18n();
  const [typed, setTyped] = useState<string | null>(null);
  const row = useRef<HTMLLIElement>(null);
  const renaming = typed !== null;
  useEffect(() => {
    if (renaming) row.current?.querySelector('input')?.focus();
  }, [renaming]);
  if (typed !== null) {
    const rename = async () => {
      if (!(await views.rename(view.name, typed))) return;
      onRenamed(viewName(typed));
      setTyped(null);
    };
    return (
      <li ref={row} class="hp-views__form">
        <Field label={text('board-view-name')}>
          {ids => <TextInput {...ids} value={typed} onInput={setTyped} onEnter={() => void rename()} />}
        </Field>
        <div class="hp-buttons">
          <Button
            size="small"
            action="progressive"
            weight="primary"
            busy={views.busy.value}
            disabled={viewName(typed) === ''}
            onClick={() => void rename()}
          >
            {text('board-view-rename-do')}
          </Button>
          <Button size="small" weight="quiet" onClick={() => setTyped(null)}>
            {text('cancel')}
          </Button>
        </div>
      </li>
    );
  }
  return (
    <li ref={row} class="hp-views__row">
      <Button weight="quiet" size="small" pressed={pressed} onClick={onChoose}>
        <Data>{view.name}</Data>
      </Button>
      <Button
        weight="quiet"
        size="small"
        icon={cdxIconEdit}
        label={text('board-view-rename', view.name)}
        onClick={() => setTyped(view.name)}
      />
      <Button
        weight="quiet"
        size="small"
        icon={cdxIconTrash}
        busy={views.busy.value}
        label={text('board-view-delete', view.name)}
        onClick={() => void views.remove(view.name)}
      />
    </li>
  );
}
