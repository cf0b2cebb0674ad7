import { useMemo } from 'preact/hooks';
import { toOpenRefine, toQuickStatements } from '../../lib/batch/handoff/handoff.ts';
import type { Command } from '../../lib/batch/input/commands.ts';
import { groupCommands, untick } from '../../lib/batch/input/group.ts';
import { Button } from '../common/Button.tsx';
import { useI18n } from '../common/i18n-context.tsx';
import { Link } from '../common/Link.tsx';
import { Notice } from '../common/Notice.tsx';
import type { BatchesModel } from './batches-model.ts';
import { saveFile } from './save-file.ts';

export interface HandOffProps {
  readonly model: BatchesModel;
  readonly commands: readonly Command[];
  readonly edits: number;
  /** There was more than was read. */
  readonly cut: boolean;
}

/** Larger than a small batch: the same work for the tools made for it, or a first part of it here. */
export function HandOffView({ model, commands, edits, cut }: HandOffProps) {
  const { text } = useI18n();
  const limit = model.limits().smallBatch;
  const offer = useMemo(() => toQuickStatements(commands, 'commands'), [commands]);
  return (
    <>
      <p>{text('batch-too-large', edits, limit)}</p>
      {cut ? (
        <Notice type="warning">
          <p>{text('batch-cut', commands.length)}</p>
        </Notice>
      ) : null}
      <h2>{text('batch-hand-off-to')}</h2>
      <ul class="hp-list">
        {offer.link === null ? null : (
          <li>
            <Link href={offer.link}>{text('batch-open-quickstatements')}</Link>
          </li>
        )}
        <li>
          <Button
            size="small"
            onClick={() => saveFile(document, offer.file.name, offer.file.type, offer.file.text)}
          >
            {text('batch-save-quickstatements')}
          </Button>
        </li>
        <li>
          <Button
            size="small"
            onClick={() => {
              const { name, text: table } = toOpenRefine(commands, 'commands');
              saveFile(document, name, 'text/csv', table);
            }}
          >
            {text('batch-save-openrefine')}
          </Button>
        </li>
      </ul>
      {offer.leftOut.length === 0 ? null : <p>{text('batch-left-out', offer.leftOut.length)}</p>}
      <h2>{text('batch-part-here')}</h2>
      <p>{text('batch-part-help')}</p>
      <Button onClick={() => model.plan([{ kind: 'commands', commands: firstEdits(commands, limit) }], '')}>
        {text('batch-first-part', limit)}
      </Button>
    </>
  );
}

/** The commands of the first so many edits, whole: no item is made without what belongs to it. */
export function firstEdits(commands: readonly Command[], edits: number): readonly Command[] {
  const { groups } = groupCommands(commands);
  const out = new Set(
    groups
      .slice(edits)
      .flatMap(group =>
        group.kind === 'entity'
          ? group.commands.map(({ index }) => index)
          : [
              group.command.index,
              ...(group.kind === 'create' ? group.commands.map(({ index }) => index) : []),
            ],
      ),
  );
  const also = new Set(untick(groups, out).alsoLeftOut);
  return commands.filter(({ index }) => !out.has(index) && !also.has(index));
}

export default HandOffView;
