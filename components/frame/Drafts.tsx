import { DraftsView } from './DraftsView.tsx';
import type { PanelModel } from './panel-model.ts';

/** The drafts of this browser: in a tab of their own, and where there is no page to speak about. */
export function Drafts({ model }: { model: PanelModel }) {
  const { drafts, navigation } = model;
  return (
    <DraftsView
      rows={drafts.rows.value ?? []}
      removed={drafts.removed.value}
      onContinue={({ kind, row }) =>
        navigation.open({ name: kind === 'flag' ? 'flag' : 'ask', draft: row.key })
      }
      onDiscard={({ kind, row }) => {
        if (kind === 'flag') model.forms.delete(row.key);
        else model.askForms.delete(row.key);
        void drafts.remove(kind, row.key);
      }}
      onRestore={() => void drafts.restore()}
    />
  );
}

export default Drafts;
