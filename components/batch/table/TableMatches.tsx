import type { MatchSuggestion, OpenText } from '../../../lib/batch/table/table-matches.ts';
import { Button } from '../../common/Button.tsx';
import { Field } from '../../common/Field.tsx';
import { Data, useI18n } from '../../common/i18n-context.tsx';
import { Select } from '../../common/Select.tsx';
import { PropertyName } from '../preview/EntityName.tsx';
import { mostMatches, type TableModel } from './table-model.ts';

/** Texts of the table that have to become items; nothing is taken by itself. */
export function TableMatches({ table, texts }: { table: TableModel; texts: readonly OpenText[] }) {
  const { text } = useI18n();
  const exact = [...table.suggestions.value].filter(
    ([key, found]) => found?.[0]?.confidence === 'exact' && !table.matches.value.has(key),
  ).length;
  const open = texts.filter(({ key }) => (table.matches.value.get(key) ?? null) === null);
  return (
    <>
      <p>{text('batch-matches-help', texts.length)}</p>
      {exact === 0 ? null : (
        <div class="hp-buttons hp-buttons--apart">
          <Button onClick={table.takeExact}>{text('batch-take-exact', exact)}</Button>
        </div>
      )}
      {texts.slice(0, mostMatches).map(open => (
        <Match key={open.key} table={table} open={open} />
      ))}
      {open.length === 0 ? null : (
        <p class="hp-help">{text('batch-matches-open', open.length, cellsOf(open))}</p>
      )}
      {texts.length > mostMatches ? <p>{text('batch-matches-more', texts.length - mostMatches)}</p> : null}
    </>
  );
}

function cellsOf(texts: readonly OpenText[]): number {
  return texts.reduce((sum, { cells }) => sum + cells, 0);
}

function Match({ table, open }: { table: TableModel; open: OpenText }) {
  const { text } = useI18n();
  const found = table.suggestions.value.get(open.key);
  const chosen = table.matches.value.get(open.key);
  const words = ({ item, confidence }: MatchSuggestion) =>
    [
      item.label ?? item.id,
      item.id,
      item.description ?? '',
      confidence === 'exact' ? text('batch-exact') : '',
    ]
      .filter(part => part !== '')
      .join(' · ');
  return (
    <div class="hp-match">
      <Field label={text('batch-match', open.text, open.cells)}>
        {ids => (
          <Select
            {...ids}
            value={chosen === undefined ? 'open' : (chosen ?? 'none')}
            options={[
              {
                value: 'open',
                label: text(
                  found === undefined
                    ? 'lookup-asking'
                    : found?.length === 0
                      ? 'batch-match-nothing'
                      : 'batch-match-open',
                ),
              },
              ...(found ?? []).map(one => ({ value: one.item.id, label: words(one) })),
              { value: 'none', label: text('batch-match-none') },
            ]}
            onChange={value => {
              const next = new Map(table.matches.peek());
              if (value === 'open') next.delete(open.key);
              else next.set(open.key, value === 'none' ? null : value);
              table.matches.value = next;
            }}
          />
        )}
      </Field>
      <span class="hp-help">
        <PropertyName id={open.property} /> <Data>{open.text}</Data>
      </span>
    </div>
  );
}
