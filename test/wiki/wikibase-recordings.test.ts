import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSandbox, type Sandbox } from '../sandbox/index.ts';
import { readRecordings } from './wikibase-recordings.ts';
import { prepareFor } from './wikibase-recordings-between.ts';
import { differences } from './wikibase-recordings-compare.ts';
import { deviations } from './wikibase-recordings-deviations.ts';
import { Lab } from './wikibase-recordings-lab.ts';
import { prepareWorld } from './wikibase-recordings-world.ts';

const recordings = await readRecordings();

/**
 * The stand-in held to a real Wikibase: every recorded request is sent again, in order, and the answer must be the same
 * but for ids, revisions, hashes and times - which must correspond one to one - and for the named deviations.
 */
describe('the Wikibase stand-in answers as a real Wikibase did', () => {
  let sandbox: Sandbox;
  let lab: Lab;

  beforeAll(async () => {
    sandbox = await openSandbox();
    await sandbox.reset();
    lab = new Lab(sandbox);
    await prepareWorld(lab);
  });

  afterAll(async () => {
    await sandbox.reset();
  });

  test('there are 183 recordings', () => {
    expect(recordings.map(recording => recording.number)).toEqual(
      Array.from({ length: 183 }, (_, i) => i + 1),
    );
  });

  test('every deviation names a recording', () => {
    const names = new Set(recordings.map(recording => recording.name));
    expect([...deviations.keys()].filter(name => !names.has(name))).toEqual([]);
  });

  test.each(recordings.map(recording => [recording.number, recording.name, recording] as const))(
    '%i %s',
    async (...of) => {
      const [number, name, recording] = of;
      await prepareFor(lab, number);
      const live = await lab.send(recording);
      const found = [
        ...differences({ status: recording.status }, { status: live.status }, lab.names),
        ...['mediawiki-api-error', 'retry-after', 'x-database-lag', 'etag'].flatMap(header =>
          differences(
            { [header]: recording.headers[header] },
            { [header]: live.headers.get(header) ?? undefined },
            lab.names,
          ),
        ),
        ...differences(recording.response, live.body, lab.names),
      ];
      const deviation = deviations.get(name);
      const allowed = found.filter(line => deviation?.lines.some(pattern => pattern.test(line)));
      const unexpected = found.filter(line => !allowed.includes(line));
      expect(unexpected, unexpected.join('\n')).toEqual([]);
      // Deviations are the stand-in's; the real Wikibase has fewer.
      if (sandbox.wikibase === 'real') return;
      const gone = deviation?.lines.filter(pattern => !allowed.some(line => pattern.test(line))) ?? [];
      expect(gone, 'deviations that no longer occur').toEqual([]);
    },
  );
});
