import { parseSync, transformWithOxc, Visitor } from 'vite';
import { Edits } from './edits.ts';
import { withHelpers } from './helpers.ts';
import { withoutAsync } from './lower-async.ts';
import { withoutSimpleChoices } from './lower-choices.ts';
import { withoutPrivateNames } from './lower-private.ts';
import { shortChoices } from './short-choices.ts';

/** Gadgets and user scripts are parsed as ES2016 by MediaWiki 1.43, and replaced as a whole on one newer token. */
const target = 'es2016';

/** What a script of ours may take for granted, and what makes the lowered text shorter. */
const assumptions = { noDocumentAll: true, pureGetters: true, setPublicClassFields: true };

/**
 * Says a script (ES2022) in ES2016. The usual ways of lowering async functions, private names and `??` are made for every
 * program there is and cost a tenth of ours; here they become a generator, a plain property and one comparison.
 * @throws when the script has something that this does not know to say.
 */
export async function lowered(code: string): Promise<string> {
  const { program, errors } = parseSync('script.js', code, { sourceType: 'script' });
  if (errors.length > 0) throw new Error(`The script cannot be read: ${errors[0]?.message}`);
  // In one walk: reading a long script takes longer than changing it. No kind of node is of interest to two of them.
  const edits = new Edits();
  const script = { code, program };
  new Visitor({
    ...withoutAsync(script, edits),
    ...withoutPrivateNames(script, edits),
    ...withoutSimpleChoices(edits),
  }).visit(program);
  const short = edits.apply(code);
  const { code: plain } = await transformWithOxc(short, 'script.js', {
    lang: 'js',
    sourceType: 'script',
    target,
    assumptions,
    helpers: { mode: 'External' },
    sourcemap: false,
  });
  return withHelpers(shortChoices(plain));
}
