import type { EntityId } from '../../wiki/entity-types.ts';

/** What kind of partner a page is about, as far as Wikidata's classes tell. The desk knows further ones. */
export type PartnerKind =
  | 'museum'
  | 'gallery'
  | 'library'
  | 'archive'
  | 'heritage-site'
  | 'heritage-agency'
  | 'university'
  | 'research-institute'
  | 'government'
  | 'intergovernmental'
  | 'association'
  | 'media'
  | 'publisher'
  | 'company'
  | 'other';

/**
 * Classes a partner's item is an instance of (P31). Items are told to use the most precise class ("automobile museum
 * rather than museum", FindingGLAMs), so the common precise ones are here too; for the rest the class's label decides.
 * First comes what says most: an item that is a museum and a building of cultural heritage is a museum.
 */
const classes: readonly (readonly [PartnerKind, readonly EntityId[]])[] = [
  // museum, art, national, history, natural history, science, archaeological, open-air, automobile, historic house,
  // local, maritime, military, university museum
  [
    'museum',
    [
      'Q33506',
      'Q207694',
      'Q17431399',
      'Q16735822',
      'Q1970365',
      'Q588140',
      'Q3329412',
      'Q756102',
      'Q787934',
      'Q2087181',
      'Q1595639',
      'Q1863818',
      'Q2772772',
      'Q866133',
    ],
  ],
  // art gallery
  ['gallery', ['Q1007870']],
  // library, national, public, academic, university, digital library
  ['library', ['Q7075', 'Q22806', 'Q28564', 'Q856234', 'Q1622062', 'Q212805']],
  // archive, national archives, film archive
  ['archive', ['Q166118', 'Q2122214', 'Q726929']],
  // university, public university, private university
  ['university', ['Q3918', 'Q875538', 'Q902104']],
  // research institute
  ['research-institute', ['Q31855']],
  // intergovernmental organization, specialized agency of the United Nations, international organization
  ['intergovernmental', ['Q245065', 'Q15925165', 'Q484652']],
  // government agency, ministry
  ['government', ['Q327333', 'Q192350']],
  // NGO, nonprofit organization, foundation, learned society, historical society
  ['association', ['Q79913', 'Q163740', 'Q157031', 'Q955824', 'Q5774403']],
  // broadcaster, newspaper
  ['media', ['Q15265344', 'Q11032']],
  // publisher
  ['publisher', ['Q2085381']],
  // business, company
  ['company', ['Q4830453', 'Q783794']],
  // protected area, national park, nature reserve, World Heritage Site, archaeological site, monument, castle
  ['heritage-site', ['Q473972', 'Q46169', 'Q179049', 'Q9259', 'Q839954', 'Q4989906', 'Q23413']],
  // GLAM: one of the four, it does not say which
  ['other', ['Q1030034']],
];

/** Words in the English label of a class that is not in the table; whole words, or the start of one. */
const words: readonly (readonly [PartnerKind, RegExp])[] = [
  ['museum', /\bmuseum/i],
  ['gallery', /\bgaller(?:y|ies)\b/i],
  ['library', /\blibrar(?:y|ies)\b/i],
  ['archive', /\barchives?\b/i],
  ['university', /\b(?:university|college)\b/i],
  ['research-institute', /\bresearch (?:institut|cent)/i],
  ['intergovernmental', /\b(?:intergovernmental|united nations)\b/i],
  ['heritage-agency', /\b(?:heritage|monuments?|antiquities) (?:agency|authority|board|service)\b/i],
  ['government', /\b(?:ministry|government|municipality)\b/i],
  ['association', /\b(?:association|society|foundation|nonprofit)\b/i],
  ['media', /\b(?:broadcaster|newspaper|radio station|television)\b/i],
  ['publisher', /\bpublish(?:er|ing)\b/i],
  ['company', /\b(?:company|business|enterprise)\b/i],
  [
    'heritage-site',
    /\b(?:heritage|monument|protected|nature reserve|national park|archaeological site|castle)\b/i,
  ],
];

/** Kinds that keep collections: for these a missing category or catalogue says something. */
const collecting: ReadonlySet<PartnerKind> = new Set<PartnerKind>([
  'museum',
  'gallery',
  'library',
  'archive',
]);

/**
 * The kind of partner from the classes of its item. `englishLabel` gives the label of a class when it is known.
 * Null when there is no class, or none that says it.
 */
export function kindOfClasses(
  ids: readonly EntityId[],
  englishLabel: (id: EntityId) => string | undefined,
): PartnerKind | null {
  const byId = classes.find(([, known]) => ids.some(id => known.includes(id)));
  if (byId !== undefined && byId[0] !== 'other') return byId[0];
  const labels = ids.flatMap(id => englishLabel(id) ?? []);
  const byWord = words.find(([, pattern]) => labels.some(label => pattern.test(label)));
  return byWord?.[0] ?? byId?.[0] ?? null;
}

/** Whether partners of this kind keep collections that could come to Commons. */
export function keepsCollections(kind: PartnerKind): boolean {
  return collecting.has(kind);
}
