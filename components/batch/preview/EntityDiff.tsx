import type { ComponentChildren } from 'preact';
import type { EntityChange } from '../../../lib/batch/plan/entity-diff.ts';
import { subjectOf } from '../../../lib/batch/plan/entity-diff.ts';
import { qualifiersOf } from '../../../lib/batch/plan/value-equality.ts';
import type { Reference, Snak, Statement } from '../../../lib/wiki/entity-types.ts';
import { useI18n } from '../../common/i18n-context.tsx';
import { rankNames } from '../batch-words.ts';
import { PropertyName } from './EntityName.tsx';
import { SnakValue } from './SnakValue.tsx';

/** What changes in an item, a property or a file's structured data, in the order and the words of the wiki's own diff. */
export function EntityDiff({ changes }: { changes: readonly EntityChange[] }) {
  return (
    <dl class="hp-changes">
      {changes.map((change, index) => (
        <Change key={`${subjectOf(change)} ${index}`} change={change} />
      ))}
    </dl>
  );
}

/** Put in or taken away; the sign says it where colours do not. */
function Mark({ added, children }: { added: boolean; children: ComponentChildren }) {
  const { text } = useI18n();
  const Tag = added ? 'ins' : 'del';
  return (
    <Tag class="hp-mark">
      <span aria-hidden="true">{added ? '+ ' : '− '}</span>
      <span class="hp-hidden">{text(added ? 'batch-added' : 'batch-removed')} </span>
      {children}
    </Tag>
  );
}

function Change({ change }: { change: EntityChange }) {
  const { text, languageName } = useI18n();
  switch (change.kind) {
    case 'label':
    case 'description': {
      const key = change.kind === 'label' ? 'batch-label' : 'batch-description';
      return (
        <BeforeAfter name={text(key, languageName(change.language))} {...change} lang={change.language} />
      );
    }
    case 'aliases':
      return (
        <>
          <dt>{text('batch-aliases', languageName(change.language))}</dt>
          <dd>
            {change.removed.map(alias => (
              <Mark key={alias} added={false}>
                <bdi dir="auto">{alias}</bdi>
              </Mark>
            ))}
            {change.added.map(alias => (
              <Mark key={alias} added>
                <bdi dir="auto">{alias}</bdi>
              </Mark>
            ))}
          </dd>
        </>
      );
    case 'sitelink':
      return (
        <BeforeAfter
          name={text('batch-sitelink', change.site)}
          before={change.before?.title ?? null}
          after={change.after?.title ?? null}
        />
      );
    case 'statement-added':
      return <Whole statement={change.statement} added />;
    case 'statement-removed':
      return <Whole statement={change.statement} added={false} />;
    case 'statement-changed':
      return <Changed change={change} />;
  }
}

function BeforeAfter({
  name,
  before,
  after,
  lang,
}: {
  name: string;
  before: string | null;
  after: string | null;
  lang?: string;
}) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {before === null ? null : (
          <Mark added={false}>
            <bdi dir="auto" lang={lang}>
              {before}
            </bdi>
          </Mark>
        )}
        {after === null ? null : (
          <Mark added>
            <bdi dir="auto" lang={lang}>
              {after}
            </bdi>
          </Mark>
        )}
      </dd>
    </>
  );
}

function Whole({ statement, added }: { statement: Statement; added: boolean }) {
  const { text } = useI18n();
  return (
    <>
      <dt>
        <PropertyName id={statement.mainsnak.property} />
      </dt>
      <dd>
        <Mark added={added}>
          <SnakValue snak={statement.mainsnak} />
          {statement.rank === 'normal' ? null : ` (${text(rankNames[statement.rank])})`}
          <Snaks snaks={qualifiersOf(statement)} />
          {(statement.references ?? []).map((reference, index) => (
            <Source key={index} reference={reference} />
          ))}
        </Mark>
      </dd>
    </>
  );
}

function Changed({ change }: { change: EntityChange & { kind: 'statement-changed' } }) {
  const { text } = useI18n();
  const { value, rank, after } = change;
  return (
    <>
      <dt>
        <PropertyName id={change.property} />
      </dt>
      <dd>
        {value === undefined ? (
          <div>
            <SnakValue snak={after.mainsnak} />
          </div>
        ) : (
          <>
            <Mark added={false}>
              <SnakValue snak={value.before} />
            </Mark>
            <Mark added>
              <SnakValue snak={value.after} />
            </Mark>
          </>
        )}
        {rank === undefined ? null : (
          <>
            <Mark added={false}>{text(rankNames[rank.before])}</Mark>
            <Mark added>{text(rankNames[rank.after])}</Mark>
          </>
        )}
        {change.qualifiersRemoved.map((snak, index) => (
          <Mark key={`-${index}`} added={false}>
            <Snaks snaks={[snak]} />
          </Mark>
        ))}
        {change.qualifiersAdded.map((snak, index) => (
          <Mark key={`+${index}`} added>
            <Snaks snaks={[snak]} />
          </Mark>
        ))}
        {change.referencesRemoved.map((reference, index) => (
          <Mark key={`-r${index}`} added={false}>
            <Source reference={reference} />
          </Mark>
        ))}
        {change.referencesAdded.map((reference, index) => (
          <Mark key={`+r${index}`} added>
            <Source reference={reference} />
          </Mark>
        ))}
      </dd>
    </>
  );
}

function Snaks({ snaks }: { snaks: readonly Snak[] }) {
  return (
    <>
      {snaks.map((snak, index) => (
        <div class="hp-snak" key={index}>
          <PropertyName id={snak.property} />
          {': '}
          <SnakValue snak={snak} />
        </div>
      ))}
    </>
  );
}

function Source({ reference }: { reference: Reference }) {
  const { text } = useI18n();
  return (
    <div class="hp-snak">
      {text('batch-reference')}
      <Snaks snaks={Object.values(reference.snaks).flat()} />
    </div>
  );
}
