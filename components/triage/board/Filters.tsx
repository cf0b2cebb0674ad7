import { useId, useState } from 'preact/hooks';
import { type BoardResult, type Facet, facets } from '../../../lib/desk/board/board-filter.ts';
import type { Config } from '../../../lib/desk/config.ts';
import { Button } from '../../common/Button.tsx';
import { Details } from '../../common/Details.tsx';
import { Data, useI18n } from '../../common/i18n-context.tsx';
import type { BoardUi } from './board-ui.ts';
import { choiceWord, facetNames } from './board-words.ts';
import { facetChoices, fewChoices, hasChoices, mayBeLong, shortened } from './facet-choices.ts';

/** Every list of choices with something to choose, each folded in or out as the person left it. */
export function Filters({ ui, config }: { ui: BoardUi; config: Config }) {
  const i18n = useI18n();
  const { board, unfolded } = ui;
  const result = board.result.value;
  const { chosen } = board.filter.value;
  if (result === null) return null;
  return (
    <div class="hp-facets">
      {facets.map(facet => {
        const picked = chosen[facet] ?? [];
        if (!hasChoices(facet, result.counts, picked)) return null;
        const open = unfolded.value.includes(facet);
        return (
          <Details
            key={facet}
            open={open}
            onToggle={now => {
              const others = unfolded.peek().filter(one => one !== facet);
              unfolded.value = now ? [...others, facet] : others;
            }}
            summary={
              <>
                {i18n.text(facetNames[facet])}
                {picked.length === 0 ? null : (
                  <span class="hp-facet__chosen"> {i18n.text('board-facet-chosen', picked.length)}</span>
                )}
              </>
            }
          >
            {open ? <Choices facet={facet} result={result} picked={picked} ui={ui} config={config} /> : null}
          </Details>
        );
      })}
    </div>
  );
}

function Choices({
  facet,
  result,
  picked,
  ui,
  config,
}: {
  facet: Facet;
  result: BoardResult;
  picked: readonly string[];
  ui: BoardUi;
  config: Config;
}) {
  const i18n = useI18n();
  const { text, number } = i18n;
  const [all, showAll] = useState(false);
  const id = useId();
  const choices = facetChoices(facet, result.counts, picked, choice =>
    choiceWord(i18n, config, facet, choice),
  );
  const long = mayBeLong(facet) && choices.length > fewChoices;
  const shown = long && !all ? shortened(choices) : choices;
  return (
    <fieldset class="hp-facet">
      <legend class="hp-hidden">{text(facetNames[facet])}</legend>
      <ul id={id}>
        {shown.map(({ choice, count, chosen }) => {
          const word = choiceWord(i18n, config, facet, choice);
          return (
            <li key={choice}>
              <label class="hp-facet__choice">
                <input
                  type="checkbox"
                  checked={chosen}
                  aria-label={text('board-choice', word, count)}
                  onChange={() => ui.board.toggle(facet, choice)}
                />
                <Data class="hp-facet__word">{word}</Data>
                <span class="hp-facet__count">{number(count)}</span>
              </label>
            </li>
          );
        })}
      </ul>
      {long ? (
        <Button size="small" weight="quiet" expanded={all} controls={id} onClick={() => showAll(!all)}>
          {all ? text('board-facet-less') : text('board-facet-more', choices.length)}
        </Button>
      ) : null}
    </fieldset>
  );
}
