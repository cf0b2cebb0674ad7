import { DraftsView } from './DraftsView.tsx';
import type { PanelModel } from './panel-model.ts';

/** The drafts of this browser: in a tab of their own, and where there is no page to speak about. */
export function Drafts({ model }: { model: PanelModel }) {
  const { drafts, navigation } = model;
  return (
    <DraftsView
      rows={drafts.rows.value ?? []}
      onContinue={draft => navigation.open({ name: 'flag', draft })}
      onDiscard={key => {
        model.forms.delete(key);
        if (drafts.rows.peek()?.length === 1) navigation.back();
        void drafts.remove(key);
      }}
    />
  );
}
