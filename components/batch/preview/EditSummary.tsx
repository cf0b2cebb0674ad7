import type { EntityChange } from '../../../lib/batch/plan/entity-diff.ts';
import type { PlannedEdit } from '../../../lib/batch/run/engine-types.ts';
import type { Entity, EntityId } from '../../../lib/wiki/entity-types.ts';
import { pageUrl } from '../../../lib/wiki/sites.ts';
import { Data, Rich, useI18n } from '../../common/i18n-context.tsx';
import { Link } from '../../common/Link.tsx';
import { ItemName, NewItem, PropertyName } from './EntityName.tsx';
import { changesOf, firstChange, titleOf } from './preview-rows.ts';
import { SnakValue } from './SnakValue.tsx';

/** Where an edit takes place: the page, or the item by its name, as it was read with the plan. */
export function EditTitle({ edit }: { edit: PlannedEdit }) {
  const { language } = useI18n();
  const title = titleOf(edit);
  if (title === null) {
    const label = edit.kind === 'entity' ? newLabel(edit, language) : null;
    return label === null ? (
      <NewItem />
    ) : (
      <Rich k="batch-new-named" with={[<Data key="name">{label}</Data>]} />
    );
  }
  const href = pageUrl(edit.wiki, /^P\d+$/.test(title) ? `Property:${title}` : title);
  const label = edit.kind === 'entity' ? labelOf(edit.before, language) : null;
  return (
    <Link href={href}>
      {label === null ? (
        <Data>{title}</Data>
      ) : (
        <Rich k="item-with-id" with={[<Data key="name">{label}</Data>, <bdi key="id">{title}</bdi>]} />
      )}
    </Link>
  );
}

function labelOf(entity: Entity | undefined, language: string): string | null {
  if (entity === undefined || entity.type === 'mediainfo') return null;
  const { labels } = entity;
  const wanted = [language, 'mul', 'en'].find(code => Object.hasOwn(labels, code));
  return (wanted === undefined ? Object.values(labels)[0] : labels[wanted])?.value ?? null;
}

function newLabel(edit: PlannedEdit & { kind: 'entity' }, language: string): string | null {
  const labels = edit.plan.changes.flatMap(change => (change.kind === 'label' ? [change] : []));
  return (labels.find(one => one.language === language) ?? labels[0])?.after ?? null;
}

/** What an edit does, in one line: its first change, and how many more there are. */
export function EditGist({ edit }: { edit: PlannedEdit }) {
  const { text } = useI18n();
  if (edit.kind === 'merge')
    return <Rich k="batch-merge-into" with={[<ItemName key="into" id={edit.into} brief />]} />;
  if (edit.kind === 'page') {
    const change = edit.verdict === 'edit' ? firstChange(edit.before, edit.after) : null;
    if (change === null) return null;
    return (
      <>
        <span aria-hidden="true">{change.kind === 'added' ? '+ ' : '− '}</span>
        <span class="hp-hidden">{text(change.kind === 'added' ? 'batch-added' : 'batch-removed')} </span>
        <Data>{change.text}</Data>
      </>
    );
  }
  const changes = changesOf(edit);
  const first = changes.find(({ kind }) => kind.startsWith('statement')) ?? changes[0];
  if (first === undefined) return null;
  return (
    <>
      <Gist change={first} />
      {changes.length > 1 ? <span class="hp-help"> {text('batch-and-more', changes.length - 1)}</span> : null}
    </>
  );
}

function Gist({ change }: { change: EntityChange }) {
  const { text, languageName } = useI18n();
  const sign = (added: boolean) => (
    <>
      <span aria-hidden="true">{added ? '+ ' : '− '}</span>
      <span class="hp-hidden">{text(added ? 'batch-added' : 'batch-removed')} </span>
    </>
  );
  const statement = (property: EntityId, added: boolean, value: Parameters<typeof SnakValue>[0]['snak']) => (
    <>
      {sign(added)}
      <PropertyName id={property} />
      {': '}
      <SnakValue snak={value} />
    </>
  );
  switch (change.kind) {
    case 'statement-added':
      return statement(change.property, true, change.statement.mainsnak);
    case 'statement-removed':
      return statement(change.property, false, change.statement.mainsnak);
    case 'statement-changed':
      return statement(change.property, true, change.after.mainsnak);
    case 'label':
    case 'description':
      return (
        <>
          {sign(change.after !== null)}
          {text(change.kind === 'label' ? 'batch-label' : 'batch-description', languageName(change.language))}
          {': '}
          <Data>{change.after ?? change.before ?? ''}</Data>
        </>
      );
    case 'aliases':
      return (
        <>
          {sign(change.added.length > 0)}
          {text('batch-aliases', languageName(change.language))}
          {': '}
          <Data>{(change.added.length > 0 ? change.added : change.removed).join(', ')}</Data>
        </>
      );
    case 'sitelink':
      return (
        <>
          {sign(change.after !== null)}
          {text('batch-sitelink', change.site)}
          {': '}
          <Data>{change.after?.title ?? change.before?.title ?? ''}</Data>
        </>
      );
  }
}
