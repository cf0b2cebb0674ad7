import type { BoardRow } from '../../../lib/desk/board/board-rows.ts';
import { relatedRows } from '../../../lib/desk/opportunity/opportunity-read.ts';
import { Details } from '../../common/Details.tsx';
import { Data, useI18n } from '../../common/i18n-context.tsx';
import { stageWord } from '../board/board-words.ts';
import type { BoardModel } from '../board-model.ts';

/** Other records about the same partner, and open ones of the same country. */
export function Related({ board, title }: { board: BoardModel; title: string }) {
  const { text } = useI18n();
  const rows = board.rows.value;
  const here = rows.find(row => row.title === title);
  if (here === undefined) return null;
  const { partner, country } = relatedRows(rows, here);
  if (partner.length === 0 && country.length === 0) return null;
  return (
    <section aria-labelledby="hp-record-related">
      <h3 id="hp-record-related">{text('record-related')}</h3>
      {partner.length === 0 ? null : (
        <>
          <p class="hp-help">{text('record-related-partner')}</p>
          <Rows board={board} rows={partner} />
        </>
      )}
      {country.length === 0 ? null : (
        <Details summary={text('record-related-country', country.length)}>
          <Rows board={board} rows={country} />
        </Details>
      )}
    </section>
  );
}

function Rows({ board, rows }: { board: BoardModel; rows: readonly BoardRow[] }) {
  const i18n = useI18n();
  return (
    <ul class="hp-list">
      {rows.map(row => (
        <li key={row.title}>
          <button type="button" class="hp-linklike" onClick={() => board.open(row.title)}>
            <Data>{row.name}</Data>
          </button>
          {': '}
          {stageWord(i18n, row.stage)}
        </li>
      ))}
    </ul>
  );
}
