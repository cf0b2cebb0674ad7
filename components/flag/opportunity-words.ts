import type { Licence, Material } from '../../lib/desk/record/partner.ts';
import type { MessageKey } from '../../lib/i18n/i18n.ts';

/** What a partner could share, in words. */
export const materialNames: Readonly<Record<Material, MessageKey>> = {
  photographs: 'material-photographs',
  artworks: 'material-artworks',
  objects: 'material-objects',
  specimens: 'material-specimens',
  documents: 'material-documents',
  manuscripts: 'material-manuscripts',
  books: 'material-books',
  newspapers: 'material-newspapers',
  maps: 'material-maps',
  posters: 'material-posters',
  audio: 'material-audio',
  video: 'material-video',
  '3d': 'material-3d',
  data: 'material-data',
  'monument-lists': 'material-monument-lists',
  texts: 'material-texts',
  other: 'material-other',
};

/** How the rights stand, in words. */
export const licenceNames: Readonly<Record<Licence, MessageKey>> = {
  'public-domain': 'licence-public-domain',
  cc0: 'licence-cc0',
  'cc-by': 'licence-cc-by',
  'cc-by-sa': 'licence-cc-by-sa',
  'other-free': 'licence-other-free',
  mixed: 'licence-mixed',
  'in-copyright-willing': 'licence-in-copyright-willing',
  'in-copyright': 'licence-in-copyright',
  restricted: 'licence-restricted',
  unclear: 'licence-unclear',
};
