import {
  changeGroup,
  type GroupDeed,
  type GroupResult,
  previewGroup,
} from '../../../lib/desk/board/groups-edit.ts';
import { configPage, type WorkingGroup } from '../../../lib/desk/config.ts';
import { standingOf } from '../../../lib/desk/standing.ts';
import { type PublishParts, undoOn } from '../publish/part-job.ts';
import type { Previewed, PublishJob, PublishStop, Saved } from '../publish/publish-model.ts';

/** A change of a working group as one edit of the configuration page. */
export function groupJob(parts: PublishParts, deed: GroupDeed, onChanged: () => void): PublishJob {
  const mine = deed.kind === 'close' ? '' : groupText(deed.group);
  const stopped = (result: Ended): PublishStop => {
    const stop = stopOf(result, mine);
    if (result.kind !== 'conflict' || stop.kind !== 'conflict' || deed.kind === 'add') return stop;
    // The same wish, meant for the group as it is by now.
    const { theirs } = result;
    const next: GroupDeed | null =
      theirs !== null
        ? { ...deed, seen: theirs }
        : deed.kind === 'change'
          ? { kind: 'add', group: deed.group }
          : null;
    onChanged();
    return next === null ? stop : { ...stop, instead: groupJob(parts, next, onChanged) };
  };
  return {
    title: configPage,
    async preview(): Promise<Previewed> {
      const deps = parts.deps(() => undefined);
      if (deps === null) return { kind: 'not-allowed' };
      const read = await previewGroup(deps.writer.client, deed);
      if (read.kind !== 'preview') return stopped(read);
      const { before, text, forbidden } = read;
      const { staff } = standingOf(deps.config, deps.writer.user);
      return {
        kind: 'preview',
        change: {
          before,
          text,
          part: mine === '' ? text : mine,
          byHand: false,
          forbidden: staff ? forbidden : '',
        },
        async save(decisions, onWait, signal): Promise<Saved> {
          const writing = parts.deps(onWait);
          if (writing === null) return { kind: 'not-allowed' };
          await parts.onSend();
          const result = await changeGroup(writing, deed, { ...decisions, signal });
          if (result.kind === 'changed') return { kind: 'saved', revision: result.revision };
          return result.kind === 'not-saved' ? result : stopped(result);
        },
      };
    },
    undo: revision => undoOn(parts, configPage, revision),
    onChanged,
  };
}

type Ended = Exclude<GroupResult, { readonly kind: 'changed' | 'not-saved' }>;

function stopOf(result: Ended, mine: string): PublishStop {
  switch (result.kind) {
    case 'unchanged':
      return { kind: 'unchanged' };
    case 'conflict':
      return { kind: 'conflict', mine, theirs: result.theirs === null ? null : groupText(result.theirs) };
    // Another group took the id or the last place between the form and the page.
    case 'bad-group':
    case 'broken-page':
      return { kind: 'broken-page' };
    default:
      return result;
  }
}

/** A group as the configuration page has it. */
export function groupText(group: WorkingGroup): string {
  return JSON.stringify(group, null, 2);
}
