import { useEffect, useRef, useState } from 'preact/hooks';
import {
  type Arrangement,
  type SavedView,
  sameArrangement,
  viewName,
} from '../../../lib/desk/board/board-views.ts';
import { Button } from '../../common/Button.tsx';
import { Details } from '../../common/Details.tsx';
import { Field } from '../../common/Field.tsx';
import { useI18n } from '../../common/i18n-context.tsx';
import { Skeleton } from '../../common/Skeleton.tsx';
import { TextInput } from '../../common/TextInput.tsx';
import type { ViewsModel } from '../views-model.ts';
import type { BoardUi } from './board-ui.ts';
import { presetViews } from './preset-views.ts';
import { ViewRow } from './ViewRow.tsx';
import { ViewsTrouble } from './ViewsTrouble.tsx';

export interface SavedViewsProps {
  readonly ui: BoardUi;
  readonly views: ViewsModel;
  readonly user: string;
}

/** The views of a person: chosen by one press, saved, changed and deleted; and a few that everybody has. */
export function SavedViews({ ui, views, user }: SavedViewsProps) {
  const { text } = useI18n();
  const chosen = ui.view;
  const saved = views.views.value;
  const now = ui.arrangement();
  useEffect(() => {
    if (views.views.peek() === null) void views.load();
  }, [views]);
  const apply = (view: Arrangement, name: string | null) => {
    ui.board.show(view);
    chosen.value = name;
  };
  const current = saved?.find(view => sameArrangement(view, now));
  const changed = current === undefined ? saved?.find(({ name }) => name === chosen.value) : undefined;
  return (
    <Details open summary={text('board-views')}>
      <ViewsTrouble views={views} />
      <ul class="hp-views">
        {presetViews(user).map(({ name, arrangement }) => (
          <li key={name}>
            <Button
              weight="quiet"
              size="small"
              pressed={sameArrangement(arrangement, now)}
              onClick={() => apply(arrangement, null)}
            >
              {text(name)}
            </Button>
          </li>
        ))}
        {saved?.map(view => (
          <ViewRow
            key={view.name}
            view={view}
            views={views}
            pressed={view === current}
            onChoose={() => apply(view, view.name)}
            onRenamed={name => {
              if (chosen.peek() === view.name) chosen.value = name;
            }}
          />
        ))}
      </ul>
      {saved === null && views.problem.value === null ? <Skeleton lines={2} /> : null}
      {saved?.length === 0 ? <p class="hp-help">{text('board-views-what')}</p> : null}
      {saved === null || current !== undefined ? null : (
        <>
          {changed === undefined ? null : (
            <Button
              size="small"
              busy={views.busy.value}
              onClick={() => void views.save(changed.name, ui.arrangement())}
            >
              {text('board-view-update', changed.name)}
            </Button>
          )}
          <SaveAs
            views={views}
            saved={saved}
            onSave={async name => {
              if (await views.save(name, ui.arrangement())) chosen.value = viewName(name);
            }}
          />
        </>
      )}
    </Details>
  );
}

function SaveAs({
  views,
  saved,
  onSave,
}: {
  views: ViewsModel;
  saved: readonly SavedView[];
  onSave: (name: string) => Promise<void>;
}) {
  const { text } = useI18n();
  const [name, setName] = useState<string | null>(null);
  const form = useRef<HTMLDivElement>(null);
  const open = name !== null;
  useEffect(() => {
    if (open) form.current?.querySelector('input')?.focus();
  }, [open]);
  if (name === null) {
    return (
      <Button size="small" onClick={() => setName('')}>
        {text('board-view-save')}
      </Button>
    );
  }
  const typed = viewName(name);
  const save = () => {
    if (typed !== '') void onSave(typed);
  };
  return (
    <div class="hp-views__form" ref={form}>
      <Field
        label={text('board-view-name')}
        help={saved.some(view => view.name === typed) ? text('board-view-replaces') : null}
      >
        {ids => <TextInput {...ids} value={name} onInput={setName} onEnter={save} />}
      </Field>
      <div class="hp-buttons">
        <Button
          size="small"
          action="progressive"
          weight="primary"
          busy={views.busy.value}
          disabled={typed === ''}
          onClick={save}
        >
          {text('board-view-save-do')}
        </Button>
        <Button size="small" weight="quiet" onClick={() => setName(null)}>
          {text('cancel')}
        </Button>
      </div>
    </div>
  );
}
