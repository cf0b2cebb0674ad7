import '../../common/forms.css';
import { cdxIconClose } from '@wikimedia/codex-icons';
import { type BoardFilter, facets } from '../../../lib/desk/board/board-filter.ts';
import type { Config } from '../../../lib/desk/config.ts';
import type { I18n } from '../../../lib/i18n/i18n.ts';
import { Button } from '../../common/Button.tsx';
import { Data, useI18n } from '../../common/i18n-context.tsx';
import type { BoardUi } from './board-ui.ts';
import { choiceWord, facetNames } from './board-words.ts';

/** One thing that narrows the list, in words, and how to take it back. */
interface ActiveFilter {
  readonly key: string;
  readonly words: string;
  remove(): void;
}

/** How many things narrow the list. */
export function countActive({ text, chosen }: BoardFilter): number {
  const choices = facets.reduce((sum, facet) => sum + (chosen[facet]?.length ?? 0), 0);
  return choices + (text.trim() === '' ? 0 : 1);
}

/** What narrows the list, each with its ✕, and one button for all. */
export function ActiveFilters({ ui, config }: { ui: BoardUi; config: Config }) {
  const i18n = useI18n();
  const { text } = i18n;
  const { board } = ui;
  const active = activeOf(ui, config, i18n);
  if (active.length === 0) return null;
  return (
    <div class="hp-active">
      <ul class="hp-tokens" aria-label={text('board-active')}>
        {active.map(({ key, words, remove }) => (
          <li key={key}>
            <Data>{words}</Data>
            <Button
              weight="quiet"
              size="small"
              icon={cdxIconClose}
              label={text('board-active-remove', words)}
              onClick={() => {
                remove();
                ui.focus.value = { on: 'search' };
              }}
            />
          </li>
        ))}
      </ul>
      <Button
        size="small"
        weight="quiet"
        action="progressive"
        onClick={() => {
          board.clearFilter();
          ui.focus.value = { on: 'search' };
        }}
      >
        {text('board-clear')}
      </Button>
    </div>
  );
}

function activeOf({ board }: BoardUi, config: Config, i18n: I18n): readonly ActiveFilter[] {
  const { text: typed, chosen } = board.filter.value;
  const one = (name: string, choice: string) => i18n.text('board-active-one', name, choice);
  const words: ActiveFilter[] =
    typed.trim() === ''
      ? []
      : [
          {
            key: 'text',
            words: one(i18n.text('board-search'), typed.trim()),
            remove: () => board.setText(''),
          },
        ];
  return [
    ...words,
    ...facets.flatMap(facet =>
      (chosen[facet] ?? []).map(choice => ({
        key: `${facet} ${choice}`,
        words: one(i18n.text(facetNames[facet]), choiceWord(i18n, config, facet, choice)),
        remove: () => board.toggle(facet, choice),
      })),
    ),
  ];
}
