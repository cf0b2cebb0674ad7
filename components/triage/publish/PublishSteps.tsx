import '../../flag/flag.css';
import './publish.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { MessageKey } from '../../../lib/i18n/i18n.ts';
import { pageUrl } from '../../../lib/wiki/sites.ts';
import { Button } from '../../common/Button.tsx';
import { CopyDetails } from '../../common/CopyDetails.tsx';
import { CopyText } from '../../common/CopyText.tsx';
import { Data, Rich, useI18n } from '../../common/i18n-context.tsx';
import { Link } from '../../common/Link.tsx';
import { Notice } from '../../common/Notice.tsx';
import { OutcomeNotice } from '../../common/OutcomeNotice.tsx';
import { Skeleton } from '../../common/Skeleton.tsx';
import { Wikitext } from '../../flag/Wikitext.tsx';
import { NotSaved, Sending } from '../../request/open/SendNotices.tsx';
import type { PageChange, PublishModel, PublishStop, UndoState } from './publish-model.ts';

export interface PublishStepsProps {
  readonly model: PublishModel;
  /** In whose name it will be published. */
  readonly user: string;
  /** What stands there before anything is shown: the button that shows the change. */
  readonly begin: ComponentChildren;
  /** What is said once it is on the wiki. */
  readonly done: MessageKey;
}

/** From "show me" to "it is there": preview, publish, look, undo, with everything that can come in between. */
export function PublishSteps({ model, user, begin, done }: PublishStepsProps) {
  const { text } = useI18n();
  const stage = model.stage.value;
  const place = useRef<HTMLDivElement>(null);
  const before = useRef(stage.kind);
  // The button that was pressed goes with its step: the focus stays at what came of it.
  useEffect(() => {
    if (before.current !== stage.kind) place.current?.focus();
    before.current = stage.kind;
  }, [stage.kind]);
  const content = () => {
    switch (stage.kind) {
      case 'idle':
        return begin;
      case 'reading':
        return <Skeleton lines={3} />;
      case 'preview':
        return <Preview model={model} change={stage.change} user={user} />;
      case 'sending':
        return (
          <>
            <Sending wait={stage.wait} />
            {stage.wait === null ? null : <Button onClick={model.close}>{text('stop')}</Button>}
          </>
        );
      case 'stopped':
        return <Stopped model={model} why={stage.why} />;
      case 'not-saved':
        return (
          <>
            <NotSaved
              outcome={stage.outcome}
              title={model.title.value}
              again={decisions => void model.save(decisions)}
            />
            <Wikitext before={null} text={stage.text} />
            <Button onClick={model.close}>{text('part-back')}</Button>
          </>
        );
      case 'saved':
        return <Done model={model} revision={stage.revision} undo={stage.undo} words={text(done)} />;
      case 'failed':
        return (
          <Notice type="error" announce>
            <p>{text('crash')}</p>
            <Button onClick={() => void model.again()}>{text('try-again')}</Button>
            <CopyDetails
              details={stage.error instanceof Error ? (stage.error.stack ?? '') : String(stage.error)}
            />
          </Notice>
        );
    }
  };
  return (
    <div class="hp-publish" tabIndex={-1} ref={place}>
      {content()}
    </div>
  );
}

function PageLink({ title }: { title: string }) {
  return (
    <Link href={pageUrl('meta', title)}>
      <Data>{title}</Data>
    </Link>
  );
}

function Preview({ model, change, user }: { model: PublishModel; change: PageChange; user: string }) {
  const { text } = useI18n();
  const { before, forbidden } = change;
  const title = model.title.value;
  const page = <PageLink key="page" title={title} />;
  return (
    <>
      <p>
        <Rich k={before === null ? 'part-new-page' : 'part-changes'} with={[page]} />
      </p>
      {forbidden === null ? null : (
        <Notice type="warning" announce>
          <p>{text(forbidden === '' ? 'part-not-your-role' : 'part-not-yours')}</p>
          {forbidden === '' ? null : (
            <blockquote class="hp-quote">
              <Data>{forbidden}</Data>
            </blockquote>
          )}
          <p>{text('part-hand-on')}</p>
          <CopyText label={text('part-copy')} text={() => change.part} />{' '}
          <CopyText label={text('part-copy-page')} text={() => change.text} />
        </Notice>
      )}
      {!change.byHand ? null : (
        <Notice type="warning" announce>
          <p>{text('part-by-hand')}</p>
        </Notice>
      )}
      <Wikitext before={before} text={change.text} />
      <div class="hp-buttons">
        <Button onClick={model.close}>{text('part-cancel')}</Button>
        {forbidden !== null ? null : (
          <Button action="progressive" weight="primary" onClick={() => void model.save()}>
            <Rich
              k={change.byHand ? 'part-replace-as' : 'publish-as'}
              with={[<Data key="user">{user}</Data>]}
            />
          </Button>
        )}
      </div>
    </>
  );
}

const stopWords: Readonly<Record<Exclude<PublishStop['kind'], 'conflict' | 'unreadable'>, MessageKey>> = {
  unchanged: 'part-unchanged',
  'broken-page': 'part-broken-page',
  redirect: 'part-redirect',
  'not-allowed': 'part-not-allowed',
  'refused-text': 'part-refused-text',
};

function Stopped({ model, why }: { model: PublishModel; why: PublishStop }) {
  const { text } = useI18n();
  const again = (
    <div class="hp-buttons">
      <Button onClick={model.close}>{text('part-back')}</Button>
      <Button onClick={() => void model.again()}>{text('part-look-again')}</Button>
    </div>
  );
  if (why.kind === 'unreadable') return <OutcomeNotice outcome={why.outcome}>{again}</OutcomeNotice>;
  if (why.kind === 'conflict') {
    return (
      <Notice type="warning" announce>
        <p>{text(why.theirs === null ? 'part-conflict-gone' : 'part-conflict')}</p>
        <h4>{text('conflict-theirs')}</h4>
        <pre class="hp-code" dir="auto">
          {why.theirs ?? text('conflict-gone')}
        </pre>
        <h4>{text('conflict-yours')}</h4>
        <pre class="hp-code" dir="auto">
          {why.mine}
        </pre>
        {why.instead === undefined ? (
          again
        ) : (
          <div class="hp-buttons">
            <Button onClick={model.close}>{text('part-back')}</Button>
            <Button
              onClick={() => {
                if (why.instead !== undefined) void model.preview(why.instead);
              }}
            >
              {text('conflict-use-mine')}
            </Button>
          </div>
        )}
      </Notice>
    );
  }
  return (
    <Notice type={why.kind === 'unchanged' ? 'notice' : 'warning'} announce>
      <p>{text(stopWords[why.kind])}</p>
      <p>
        <PageLink title={model.title.value} />
      </p>
      {again}
    </Notice>
  );
}

function Done({
  model,
  revision,
  undo,
  words,
}: {
  model: PublishModel;
  revision: number;
  undo: UndoState;
  words: string;
}) {
  const { text } = useI18n();
  const title = model.title.value;
  return (
    <>
      <Notice type="success" announce>
        <p>{undo === 'undone' ? text('deed-undone') : words}</p>
        <p>
          <Link href={pageUrl('meta', title)}>{text('part-view')}</Link>
          {' · '}
          <Link href={pageUrl('meta', title, { diff: String(revision) })}>{text('part-diff')}</Link>
        </p>
      </Notice>
      {typeof undo === 'object' ? <OutcomeNotice outcome={undo} then="part-not-undone" /> : null}
      <div class="hp-buttons">
        {undo === 'undone' ? null : (
          <Button busy={undo === 'under-way'} onClick={() => void model.undo()}>
            {text('undo')}
          </Button>
        )}
        <Button onClick={model.close}>{text('part-done')}</Button>
      </div>
    </>
  );
}
