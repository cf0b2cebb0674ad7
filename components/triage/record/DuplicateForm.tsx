import type { BoardRow } from '../../../lib/desk/board/board-rows.ts';
import { foldText } from '../../../lib/desk/board/board-rows.ts';
import { mayStart } from '../../../lib/desk/opportunity/opportunity-deeds.ts';
import { relatedRows } from '../../../lib/desk/opportunity/opportunity-read.ts';
import type { I18n } from '../../../lib/i18n/i18n.ts';
import { pageUrl } from '../../../lib/wiki/sites.ts';
import { Button } from '../../common/Button.tsx';
import { Field } from '../../common/Field.tsx';
import { Data, useI18n } from '../../common/i18n-context.tsx';
import { Link } from '../../common/Link.tsx';
import { Lookup, type LookupOption } from '../../common/Lookup.tsx';
import { opportunityStages } from '../board/board-words.ts';
import type { BoardModel } from '../board-model.ts';
import { ActionForm, type RecordFormProps } from './action-form.tsx';

/** Offers at a time. */
const offers = 8;

/** Which record stays; the sightings of this one move there. */
export function DuplicateForm({
  board,
  title,
  record,
  onDuplicate,
  ...props
}: RecordFormProps & { onDuplicate: (of: string) => void }) {
  const i18n = useI18n();
  const { text } = i18n;
  const { texts, place } = props;
  const { of = '', search = '' } = texts.at(place);
  const rows = board.rows.value;
  const here = rows.find(row => row.title === title);
  const chosen = rows.find(row => row.title === of);
  const close = here === undefined ? [] : relatedRows(rows, here).partner.filter(row => canTake(board, row));
  const pick = (picked: string) => texts.type(place, 'of', picked);
  return (
    <ActionForm
      label={text('record-duplicate')}
      button={text('record-duplicate-do')}
      disabled={chosen === undefined}
      busy={props.busy}
      onSend={() => onDuplicate(of)}
      onCancel={props.onCancel}
    >
      {chosen === undefined ? (
        <>
          {close.length === 0 ? null : (
            <div class="hp-buttons">
              {close.slice(0, 3).map(row => (
                <Button key={row.title} size="small" onClick={() => pick(row.title)}>
                  <Data>{row.name}</Data> ({describe(i18n, board, row)})
                </Button>
              ))}
            </div>
          )}
          <Field label={text('record-duplicate-of')} help={text('record-duplicate-help')}>
            {ids => (
              <Lookup
                {...ids}
                text={search}
                onText={value => texts.type(place, 'search', value)}
                pause={0}
                search={asked => Promise.resolve(find(i18n, board, title, asked))}
                onPick={({ id }) => pick(id)}
              />
            )}
          </Field>
        </>
      ) : (
        <>
          <p>
            {text('record-duplicate-stays')}{' '}
            <Link href={pageUrl('meta', chosen.title)}>
              <Data>{chosen.name}</Data>
            </Link>{' '}
            ({describe(i18n, board, chosen)}){' '}
            <Button size="small" weight="quiet" onClick={() => pick('')}>
              {text('record-duplicate-other')}
            </Button>
          </p>
          <p class="hp-help">{text('record-duplicate-moves', record.sightings.length)}</p>
        </>
      )}
    </ActionForm>
  );
}

/** Whether a record can take over sightings. */
function canTake(board: BoardModel, { title }: BoardRow): boolean {
  const record = board.opportunity(title)?.record;
  return record != null && mayStart('take-sightings', record.status);
}

function find(i18n: I18n, board: BoardModel, self: string, asked: string): readonly LookupOption[] {
  const wanted = foldText(asked);
  const found: LookupOption[] = [];
  for (const row of board.rows.peek()) {
    if (found.length === offers) break;
    const { title, name, item } = row;
    if (title === self || row.sort !== 'opportunity' || !canTake(board, row)) continue;
    if (!foldText(name).includes(wanted) && item?.toLowerCase() !== wanted) continue;
    found.push({ id: title, label: name, description: describe(i18n, board, row) });
  }
  return found;
}

/** What tells two records of the same name apart. */
function describe(i18n: I18n, board: BoardModel, { title, item, countries }: BoardRow): string {
  const status = board.opportunity(title)?.record?.status;
  const parts = [
    status === undefined ? '' : i18n.text(opportunityStages[status]),
    i18n.list(countries.map(code => i18n.country(code))),
    item ?? '',
  ];
  return parts.filter(part => part !== '').join(' · ');
}
