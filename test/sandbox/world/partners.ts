import { at, claim, type EntitySeed } from './shapes.ts';

/**
 * Possible partners, all made up, each with a reason to be here. Exported by name where tests want to point at one.
 */
export const places = {
  /** A catalogue online, but nothing on Commons: the clearest of all opportunities. */
  craftsMuseum: 'Q110000001',
  /** Well known already: category (through a category item), Institution page, logo, identifiers, a partner. */
  maritimeMuseum: 'Q110000002',
  /** Next to nothing is said about it. */
  archive: 'Q110000003',
  /** Named in Arabic only. */
  townLibrary: 'Q110000004',
  agency: 'Q110000005',
  wetland: 'Q110000006',
  university: 'Q110000007',
  intergovernmental: 'Q110000008',
  /** Statements of every rank, an unknown value and a missing one. */
  ranks: 'Q110000009',
  /** Everything in its label that could be taken for markup. */
  hostile: 'Q110000010',
  /** The longest label Wikibase takes. */
  long: 'Q110000011',
  /** Hebrew, and a category linked from the item itself. */
  hebrewMuseum: 'Q110000012',
  affiliate: 'Q110000013',
  maritimeCategory: 'Q110000014',
  focusList: 'Q110000015',
  photographer: 'Q110000016',
  painting: 'Q110000017',
  register: 'Q110000018',
  /** Was merged into the maritime museum. */
  redirected: 'Q110000030',
  /** Was there once. */
  deleted: 'Q110000031',
} as const;

const source = (url: string) => [
  [
    { property: 'P854', value: url },
    { property: 'P813', value: '2024-03-08' },
  ],
];

export const partners: readonly EntitySeed[] = [
  {
    id: places.craftsMuseum,
    labels: { en: 'Museum of Kampala Crafts', sw: 'Makumbusho ya Ufundi ya Kampala' },
    descriptions: { en: 'museum of weaving, pottery and barkcloth in Kampala, Uganda' },
    aliases: { en: ['Kampala Crafts Museum', 'MKC'] },
    claims: [
      claim('P31', 'Q33506', { references: source('https://crafts-museum.example/about') }),
      claim('P17', 'Q1036'),
      claim('P131', 'Q3894'),
      claim('P625', at(0.3321, 32.5705)),
      claim('P571', '1978'),
      claim('P856', 'https://crafts-museum.example/'),
      claim('P8768', 'https://collections.crafts-museum.example/search'),
      claim('P968', 'mailto:info@crafts-museum.example'),
      claim('P1436', 12400),
    ],
  },
  {
    id: places.maritimeMuseum,
    labels: { en: 'Norrviken Maritime Museum', sv: 'Norrvikens sjöhistoriska museum' },
    descriptions: { en: 'maritime museum near Gothenburg, Sweden', sv: 'museum vid Göteborg' },
    aliases: { en: ['NMM'], sv: ['Sjöhistoriska i Norrviken'] },
    claims: [
      claim('P31', 'Q33506'),
      claim('P17', 'Q34'),
      claim('P131', 'Q25287'),
      claim('P159', 'Q25287'),
      claim('P625', at(57.6912, 11.9128)),
      claim('P571', '1913-06-14'),
      claim('P856', 'https://norrviken-museum.example/', {
        qualifiers: [{ property: 'P407', value: 'Q1860' }],
      }),
      claim('P8768', 'https://norrviken-museum.example/samlingar'),
      claim('P6269', 'https://api.norrviken-museum.example/v2'),
      claim('P18', 'Norrviken Maritime Museum, main building.jpg'),
      claim('P154', 'Norrviken Maritime Museum logo.png'),
      claim('P373', 'Norrviken Maritime Museum'),
      claim('P1612', 'Norrviken Maritime Museum'),
      claim('P910', places.maritimeCategory),
      claim('P791', 'SE-NVM'),
      claim('P214', '110000002'),
      claim('P1436', 48250, { qualifiers: [{ property: 'P585', value: '2023' }] }),
      claim('P2652', places.affiliate, { qualifiers: [{ property: 'P580', value: '2022-09' }] }),
      claim('P5008', places.focusList),
      claim('P275', 'Q18199165'),
    ],
    sitelinks: { svwiki: 'Norrvikens sjöhistoriska museum', enwiki: 'Norrviken Maritime Museum' },
  },
  {
    id: places.archive,
    labels: { en: 'State Archive of the Aravalli Region', hi: 'अरावली राज्य अभिलेखागार' },
    claims: [claim('P31', 'Q166118'), claim('P17', 'Q668')],
  },
  {
    id: places.townLibrary,
    labels: { ar: 'دار الكتب والوثائق بالبحيرة' },
    descriptions: { ar: 'مكتبة عامة في مصر' },
    aliases: { en: ['Beheira House of Books and Documents'] },
    claims: [
      claim('P31', 'Q7075'),
      claim('P17', 'Q79'),
      claim('P131', 'Q87'),
      claim('P856', 'https://beheira-library.example/ar'),
      claim('P1448', { text: 'دار الكتب والوثائق بالبحيرة', language: 'ar' }),
    ],
  },
  {
    id: places.agency,
    labels: { en: 'Uganda Monuments Register Office' },
    descriptions: { en: 'government agency that keeps the register of monuments' },
    claims: [
      claim('P31', 'Q327333'),
      claim('P17', 'Q1036'),
      claim('P159', 'Q3894'),
      claim('P856', 'https://monuments-register.example/'),
      claim('P7228', 'Q6938433'),
    ],
  },
  {
    id: places.wetland,
    labels: { en: 'Lake Wamala Wetland Reserve' },
    descriptions: { en: 'protected area in Uganda' },
    claims: [claim('P31', 'Q473972'), claim('P17', 'Q1036'), claim('P809', '110000006'), claim('P2046', 182)],
  },
  {
    id: places.university,
    labels: { en: 'Söderfors University Library', sv: 'Söderfors universitetsbibliotek' },
    claims: [
      claim('P31', 'Q7075'),
      claim('P17', 'Q34'),
      claim('P856', 'https://old-library.example/', { rank: 'deprecated' }),
      claim('P856', 'https://library.example/sv'),
      claim('P856', 'https://library.example/', { rank: 'preferred' }),
      claim('P6782', '01abcde23'),
    ],
  },
  {
    id: places.intergovernmental,
    labels: {
      en: 'International Council for Grain Statistics',
      fr: 'Conseil international des statistiques céréalières',
    },
    claims: [
      claim('P31', 'Q245065'),
      claim('P856', 'https://grain-statistics.example/'),
      claim('P6269', 'https://api.grain-statistics.example/'),
    ],
  },
  {
    id: places.ranks,
    labels: { en: 'Pelican Bay Historical Society' },
    descriptions: { en: 'non-governmental organization in the Philippines' },
    claims: [
      claim('P31', 'Q79913', { rank: 'preferred' }),
      claim('P31', 'Q33506'),
      claim('P31', 'Q7075', { rank: 'deprecated' }),
      claim('P17', 'Q928'),
      { property: 'P571', snaktype: 'somevalue' },
      { property: 'P856', snaktype: 'novalue' },
    ],
  },
  {
    id: places.hostile,
    labels: { en: "<script>alert(\"label\")</script> & {{Delete}} [[Category:X]] ~~~~ '''Museum'''" },
    descriptions: { en: '<img src=x onerror=alert(1)> <!-- description -->' },
    aliases: { en: ['{{!}} | }} <nowiki>'] },
    claims: [
      claim('P31', 'Q33506'),
      claim('P17', 'Q155'),
      claim('P856', 'https://hostile.example/?a=1&b=<2>"\'|}}'.replaceAll('<', '%3C').replaceAll('>', '%3E')),
      claim('P373', 'Rock & "roll" — it\'s 100 % = 5+5; really?!'),
    ],
  },
  {
    id: places.long,
    labels: {
      en: `Museum of ${'the Very Long Name That Never Wants to End and '.repeat(4)}Stops`.slice(0, 250),
    },
    claims: [claim('P31', 'Q33506'), claim('P17', 'Q43')],
  },
  {
    id: places.hebrewMuseum,
    labels: { he: 'מוזיאון המים הישנים', en: 'Museum of the Old Waters' },
    claims: [claim('P31', 'Q33506'), claim('P17', 'Q43'), claim('P131', 'Q406')],
    sitelinks: { commonswiki: 'Category:מוזיאון המים הישנים' },
  },
  {
    id: places.affiliate,
    labels: { en: 'Nordic Free Knowledge Association' },
    descriptions: { en: 'Wikimedia affiliate' },
    claims: [claim('P31', 'Q79913'), claim('P17', 'Q34')],
    sitelinks: { metawiki: 'Wikimedia Norden' },
  },
  {
    id: places.maritimeCategory,
    labels: { en: 'Category:Norrviken Maritime Museum' },
    descriptions: { en: 'Wikimedia category' },
    claims: [claim('P31', 'Q4167836'), claim('P301', places.maritimeMuseum)],
    sitelinks: { commonswiki: 'Category:Norrviken Maritime Museum' },
  },
  { id: places.focusList, labels: { en: 'Nordic museums focus list' } },
  {
    id: places.photographer,
    labels: { en: 'Elsa Wallgren', sv: 'Elsa Wallgren' },
    descriptions: { en: 'Swedish photographer (1871–1949)' },
    claims: [claim('P31', 'Q5'), claim('P1472', 'Elsa Wallgren'), claim('P485', places.maritimeMuseum)],
    sitelinks: { commonswiki: 'Category:Elsa Wallgren' },
  },
  {
    id: places.painting,
    labels: { en: 'Storm over the Harbour', sv: 'Storm över hamnen' },
    claims: [
      claim('P31', 'Q3305213'),
      claim('P195', places.maritimeMuseum),
      claim('P217', 'NMM 1902:17'),
      claim('P6216', 'Q19652'),
    ],
  },
  { id: places.register, labels: { en: 'Monument of the Uganda register' } },
  {
    id: places.redirected,
    labels: { en: 'Maritime Museum Norrviken (duplicate)' },
    claims: [claim('P31', 'Q33506')],
  },
  { id: places.deleted, labels: { en: 'Museum that never was' }, claims: [claim('P31', 'Q33506')] },
];

const sights: readonly (readonly [name: string, kind: string, has: string])[] = [
  ['Old Fort of Wakiso', 'Q23413', 'place image id'],
  ['Namirembe Hill Chapel', 'Q16970', 'place id'],
  ['Bigo Earthworks, eastern ring', 'Q839954', 'image id'],
  ["Traders' Column", 'Q4989906', 'id'],
  ['Mission Church at Lubwa', 'Q16970', 'place image'],
  ['Rock Shelter above Nyero Road', 'Q839954', ''],
  ["Harbour Master's House", 'Q4989906', 'place id'],
  ['Boundary Stone No. 7', 'Q4989906', 'id'],
];

/** Heritage of one register, most of it with a gap: no coordinates, no image, no Wiki Loves Monuments id. */
export const heritage: readonly EntitySeed[] = sights.map(([name, kind, has], i) => ({
  id: `Q1100001${String(i).padStart(2, '0')}`,
  labels: { en: name },
  descriptions: { en: 'heritage site in Uganda' },
  claims: [
    claim('P31', kind),
    claim('P17', 'Q1036'),
    claim('P1435', places.register),
    ...(has.includes('place') ? [claim('P625', at(0.3 + i / 50, 32.4 + i / 40))] : []),
    ...(has.includes('image') ? [claim('P18', 'Old Fort of Wakiso from the south.jpg')] : []),
    ...(has.includes('id') ? [claim('P2186', `UG-${1001 + i}`)] : []),
  ],
}));
