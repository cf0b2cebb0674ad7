import * as z from 'zod/mini';
import type { Lab } from './wikibase-recordings-lab.ts';

/** What was done between the recorded requests, by the number of the request it comes before. */
const steps: ReadonlyMap<number, (lab: Lab) => Promise<void>> = new Map([
  [
    98,
    async lab => {
      for (let many = 0; many < 42; many += 1) {
        const datavalue = {
          type: 'wikibase-entityid',
          value: { 'entity-type': 'item', id: lab.names.translate('Q5') },
        };
        const mainsnak = { snaktype: 'value', property: lab.names.translate('P31'), datavalue };
        await create(lab, 130000004 + many, `Many ${many}`, {
          claims: [{ type: 'statement', rank: 'normal', mainsnak }],
        });
      }
    },
  ],
  [
    117,
    async lab => {
      await create(lab, 130000046, 'Merge A', descriptions('one thing'));
      await create(lab, 130000047, 'Merge B', descriptions('another thing'));
    },
  ],
  [
    119,
    async lab => {
      await create(lab, 130000048, 'Merge C');
      await create(lab, 130000049, 'Merge D');
    },
  ],
  [
    124,
    async lab => {
      await create(lab, 130000050, 'Not empty');
      await create(lab, 130000051, null);
    },
  ],
  [126, lab => create(lab, 130000052, 'To be deleted')],
  [133, lab => describe(lab, 'DemoUser', 'to be undone', 198)],
  [
    136,
    async lab => {
      await describe(lab, 'DemoUser', 'v1', 200);
      await describe(lab, 'StaffUser', 'v2', 201);
    },
  ],
  [138, lab => describe(lab, 'DemoUser', 'v3', 203)],
  [150, lab => lab.sandbox.switches.set('wikidata', { lag: 7.5 })],
  [152, lab => lab.sandbox.switches.set('wikidata', { lag: 0, readOnly: 'The lab is read-only on purpose' })],
  [
    153,
    async lab => {
      const { switches, users } = lab.sandbox;
      const { rateLimits } = await switches.get('wikidata');
      const slow = { ...rateLimits, [users.newcomer.name]: { edit: [1, 600] as [number, number] } };
      await switches.set('wikidata', { readOnly: null, rateLimits: slow });
      const params = {
        action: 'wbsetlabel',
        id: lab.names.translate('Q130000001'),
        language: 'en',
        value: 'slow',
      };
      await lab.change('wikidata', 'SlowUser', params);
    },
  ],
  [
    154,
    async lab => {
      const { switches, users } = lab.sandbox;
      const { rateLimits } = await switches.get('wikidata');
      await switches.set('wikidata', { rateLimits: { ...rateLimits, [users.newcomer.name]: null } });
      const reason = 'lab: blocked on purpose';
      await lab.change('wikidata', 'Admin', {
        action: 'block',
        user: users.newcomer.name,
        reason,
        expiry: 'infinite',
      });
    },
  ],
  [
    155,
    async lab => {
      await lab.change('wikidata', 'Admin', { action: 'unblock', user: lab.sandbox.users.newcomer.name });
    },
  ],
]);

const edited = z.object({ entity: z.object({ id: z.string(), lastrevid: z.number() }) });

/** Does what was done before the recording with this number. */
export async function prepareFor(lab: Lab, number: number): Promise<void> {
  await steps.get(number)?.(lab);
}

function descriptions(text: string): object {
  return { descriptions: { en: { language: 'en', value: text } } };
}

/** Makes the item that the recording knows as Q + `number`. */
async function create(lab: Lab, number: number, label: string | null, more: object = {}): Promise<void> {
  const labels = label === null ? {} : { labels: { en: { language: 'en', value: label } } };
  const params = { action: 'wbeditentity', new: 'item', data: JSON.stringify({ ...labels, ...more }) };
  const { entity } = edited.parse(await lab.change('wikidata', 'DemoUser', params));
  lab.names.pair('entity', `Q${number}`, entity.id);
}

/** Describes Q130000001 anew, in the edit that the recording knows as `revision`. */
async function describe(lab: Lab, user: string, value: string, revision: number): Promise<void> {
  const id = lab.names.translate('Q130000001');
  const { entity } = edited.parse(
    await lab.change('wikidata', user, { action: 'wbsetdescription', id, language: 'en', value }),
  );
  lab.names.pair('revision', revision, entity.lastrevid);
}
