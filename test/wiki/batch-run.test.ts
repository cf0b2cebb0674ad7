import { describe, expect, it } from 'vitest';
import { browser, life, useLife } from './batch-life.ts';
import { begin, beginLife, editsOf, entity, historyOf, makeItems, runToEnd, v1 } from './batch-stage.ts';

useLife();

describe('a batch of commands', () => {
  it('is one edit per item, with a link to the batch in each summary, and is found done a second time', async () => {
    const wikidata = life.client('wikidata');
    const ids = await makeItems(wikidata, 3);
    const lines = ids.flatMap(id => [
      `${id}\tP31\tQ33506\tP580\t+2001-00-00T00:00:00Z/9\tS854\t"https://example.org/"`,
      `${id}\tLsv\t"Sak"`,
    ]);
    const { plan } = await begin(life, browser, v1(lines.join('\n')));
    expect(plan.edits.map(edit => edit.verdict)).toEqual(['edit', 'edit', 'edit']);
    const end = await runToEnd(life, plan.id);
    expect(end).toMatchObject({ kind: 'finished', progress: { counts: { saved: 3 } } });
    for (const id of ids) {
      const now = await entity(wikidata, id);
      expect(now.labels.sv?.value).toBe('Sak');
      expect(now.claims.P31).toHaveLength(1);
      const [latest, ...before] = await historyOf(wikidata, id);
      expect(before).toHaveLength(1);
      expect(latest?.comment).toContain(`([[:toolforge:editgroups/b/CB/${plan.id}|details]])`);
    }
    const again = beginLife(browser);
    await expect(begin(again, browser, v1(lines.join('\n')))).rejects.toThrow('nothing-to-do');
    expect((await editsOf(life, plan)).every(edit => edit.state === 'saved')).toBe(true);
  });
});
