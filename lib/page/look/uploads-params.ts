import { accountParams } from '../../wiki/account.ts';
import type { Params } from '../../wiki/client.ts';
import { mergeParams, pageParams } from '../../wiki/pages.ts';

/** Files whose content is read; what they share is told from them. */
const sample = 30;

/** Uploads that are counted at most. */
const counted = 500;

/** One query: the latest uploads with content and categories, how many there are, and who is signed in. */
export function uploadsParams(user: string): Params {
  return mergeParams(accountParams, pageParams, {
    generator: 'allimages',
    gaisort: 'timestamp',
    gaidir: 'descending',
    gaiuser: user,
    gailimit: sample,
    prop: ['categories', 'imageinfo'],
    clprop: ['hidden'],
    cllimit: 500,
    iiprop: ['timestamp'],
    list: ['allimages'],
    aisort: 'timestamp',
    aiuser: user,
    aiprop: '',
    ailimit: counted,
  });
}
