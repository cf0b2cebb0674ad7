import type { BatchControl } from '../../lib/batch/batch-control.ts';
import type { BatchEngine } from '../../lib/batch/batch-engine.ts';
import { openBatchEngine } from '../../lib/batch/batch-engine.ts';
import { openBatchService } from '../../lib/batch/batch-service.ts';
import { controlAmongTabs } from '../../lib/batch/batch-tabs.ts';
import type { RegexRunner } from '../../lib/batch/plan/page-operation.ts';
import { regexProgram } from '../../lib/batch/plan/regex-answer.ts';
import { noRegex, regexInThread, triedFirst } from '../../lib/batch/plan/regex-worker.ts';
import type { Host } from '../../lib/host.ts';
import type { Store } from '../../lib/store/database.ts';

/** All that the views of batches work with. */
export interface BatchServices {
  readonly host: Host;
  readonly engine: BatchEngine;
  /** Whoever runs batches: the extension's background, or this panel where there is none. */
  readonly control: BatchControl;
}

/** Puts the engine together in this panel. Where no background runs batches, the panel does, and takes up what was interrupted. */
export function openBatchServices(host: Host, store: Store): BatchServices {
  const { origin } = host;
  const engine = openBatchEngine(
    { ...host, regex: host.regex ?? regexOf(host), ...(origin === undefined ? {} : { origin }) },
    { store },
  );
  if (host.batches !== undefined) {
    // Asleep, with something to do? A background that cannot be reached is told of when a batch is started.
    host.batches.wake().catch(() => undefined);
    return { host, engine, control: host.batches };
  }
  const service = openBatchService(engine.runner, engine.journal, host.broadcast, {
    badge: text => host.badge(text),
    wakeMe: () => undefined,
    rested: () => undefined,
  });
  const { broadcast, locks } = host;
  const control = controlAmongTabs({ service, runner: engine.runner, broadcast, locks });
  void control.wake();
  return { host, engine, control };
}

/** Regular expressions in threads made from our own program, where the host can make any. */
function regexOf({ thread, clock }: Host): RegexRunner {
  return thread === undefined ? noRegex : triedFirst(regexInThread(() => thread(regexProgram()), clock));
}
