import type { Opening } from '../../lib/desk/opening/opening-types.ts';
import type { MessageKey } from '../../lib/i18n/i18n.ts';
import { Button } from '../common/Button.tsx';
import { CopyDetails } from '../common/CopyDetails.tsx';
import { deferred, PartNotLoaded } from '../common/deferred.tsx';
import { useI18n } from '../common/i18n-context.tsx';
import { Notice } from '../common/Notice.tsx';
import { Skeleton } from '../common/Skeleton.tsx';
import { wikiNames } from '../common/wiki-names.ts';
import { type OpenPage, PageView } from '../page/PageView.tsx';
import { ActionBar } from './ActionBar.tsx';
import { Elsewhere } from './Elsewhere.tsx';
import type { PanelModel } from './panel-model.ts';

/** What was begun in this browser: few have anything there. */
export const Drafts = deferred(() => import('./Drafts.tsx'), { messages: ['asides'] });

const PageRequests = deferred(() => import('../request/mine/PageRequests.tsx'), {
  messages: ['known'],
  meanwhile: () => null,
});

/** "This page", in each of the states an opening can be in. */
export function ThisPage({ model, opening }: { model: PanelModel; opening: Opening | undefined }) {
  if (opening === undefined) return null;
  switch (opening.state) {
    case 'elsewhere':
      return (
        <Elsewhere closed={model.closed.value}>
          {(model.drafts.rows.value?.length ?? 0) > 0 ? <Drafts model={model} /> : null}
        </Elsewhere>
      );
    case 'loading':
      return <Loading model={model} opening={opening} />;
    case 'failed':
      return <Failed model={model} opening={opening} />;
    case 'open':
      return (
        <div class="hp-page">
          <PageView opening={opening}>
            {(opening.desk?.requests.length ?? 0) > 0 ? (
              <PageRequests
                requests={opening.desk?.requests ?? []}
                onOpen={title => model.navigation.open({ name: 'request', title })}
              />
            ) : null}
          </PageView>
          <MainAction model={model} opening={opening} />
        </div>
      );
  }
}

function Loading({ model, opening }: { model: PanelModel; opening: Extract<Opening, { state: 'loading' }> }) {
  const { text } = useI18n();
  const wiki = text(wikiNames[opening.place.wiki]);
  if (model.stopped.value) {
    return (
      <Notice announce>
        <p>{text('state-stopped', wiki)}</p>
        <Button onClick={model.again}>{text('try-again')}</Button>
      </Notice>
    );
  }
  const waited = model.patience.waited.value;
  if (waited === 'brief') return null;
  return (
    <>
      <Skeleton lines={7} />
      {waited === 'long' ? (
        <Notice announce>
          <p>{text('state-slow', wiki)}</p>
          <Button onClick={model.stop}>{text('stop')}</Button>
        </Notice>
      ) : null}
    </>
  );
}

function Failed({ model, opening }: { model: PanelModel; opening: Extract<Opening, { state: 'failed' }> }) {
  const { text } = useI18n();
  const { why } = opening;
  // Only a new start brings what did not come.
  if (why.kind === 'part-not-loaded') return <PartNotLoaded />;
  const wiki = text(wikiNames[opening.place.wiki]);
  const words: Readonly<Record<typeof why.kind, MessageKey>> = {
    'no-connection': 'state-no-connection',
    nonsense: 'state-nonsense',
    refused: 'state-refused',
  };
  return (
    <Notice type="error" announce>
      <p>{text(words[why.kind], wiki)}</p>
      <Button onClick={model.again}>{text('try-again')}</Button>
      {why.kind === 'no-connection' ? null : <CopyDetails details={JSON.stringify(why.cause, null, 1)} />}
    </Notice>
  );
}

/** The one thing to do from here: begin, go on with a draft, or add to what others flagged. */
function MainAction({ model, opening }: { model: PanelModel; opening: OpenPage }) {
  const { text } = useI18n();
  const key = model.placeKey.value;
  const begun = model.drafts.rows.value !== null && model.drafts.find(key) !== undefined;
  const words = begun ? 'draft-continue' : actionFor(opening);
  return (
    <ActionBar>
      {words === null ? null : (
        <Button
          action="progressive"
          weight="primary"
          onClick={() => model.navigation.open({ name: 'flag', draft: key })}
        >
          {text(words)}
        </Button>
      )}
      <Button onClick={() => model.ask()}>{text('ask')}</Button>
      <EditFiles model={model} opening={opening} />
    </ActionBar>
  );
}

/** On a category of Commons: a batch over its files. */
function EditFiles({ model, opening }: { model: PanelModel; opening: OpenPage }) {
  const { text } = useI18n();
  const { page } = opening.look;
  if (page.state !== 'read' || page.kind !== 'category') return null;
  return (
    <Button
      onClick={() => {
        model.wantedBatch.value = { kind: 'category', title: page.title };
        model.navigation.open({ name: 'batches' });
      }}
    >
      {text('action-edit-files')}
    </Button>
  );
}

/** Null where a broken record has to be mended by hand first. */
function actionFor({ desk }: OpenPage): MessageKey | null {
  const records = desk?.records ?? [];
  if (records.some(seen => seen.state === 'broken')) return null;
  const account = desk?.account;
  const sightings = records.flatMap(seen =>
    seen.state === 'read' && seen.record.status !== 'withdrawn' ? seen.record.sightings : [],
  );
  if (sightings.length === 0) return 'action-flag';
  const own = account?.signedIn === true && sightings.some(({ by }) => by === account.name);
  return own ? 'action-update-sighting' : 'action-add-sighting';
}
