import { places } from './partners.ts';
import { type ClaimSeed, claim, type FileSeed, type PageSeed } from './shapes.ts';

/** Titles that have broken tools before. */
export const oddTitles = {
  punctuation: 'Rock & "roll" — it\'s 100 % = 5+5; really?!',
  arabic: 'قلعة البحيرة من الشمال',
  hebrewCategory: 'מוזיאון המים הישנים',
  emoji: 'Boat race 🚣🏽‍♀️ at the pier',
  long: `Panorama of ${'the long quay with its many warehouses and '.repeat(4)}the lighthouse`.slice(0, 190),
} as const;

const information = (description: string, author: string, licence = 'Cc-by-sa-4.0') => `=={{int:filedesc}}==
{{Information
|description={{en|1=${description}}}
|date=2023-05-17
|source={{own}}
|author=${author}
|permission=
|other versions=
}}

=={{int:license-header}}==
{{${licence}}}
`;

const artwork = (title: string, number: string) => `=={{int:filedesc}}==
{{Artwork
 |artist             = {{Creator:Elsa Wallgren}}
 |title              = {{en|${title}}}
 |date               = {{other date|ca|1902}}
 |medium             = {{Technique|glass negative}}
 |institution        = {{Institution:Norrviken Maritime Museum}}
 |department         = Photographs <!-- as in the catalogue -->
 |accession number   = {{Norrviken-link|${number}|NMM ${number}}}
 |source             = {{Norrviken cooperation project}}
 |permission         = {{PD-old-70}}
 |other_versions     =
}}

[[Category:Figureheads in the Norrviken Maritime Museum]]
`;

const ownWork: readonly ClaimSeed[] = [
  claim('P6216', 'Q50423863'),
  claim('P275', 'Q18199165'),
  claim('P7482', 'Q66458942'),
  claim('P571', '2023-05-17'),
];

/** What one person brought over from a museum's catalogue, one file after the other: nobody has asked for help yet. */
const fromTheCatalogue = (title: string, number: number) => `=={{int:filedesc}}==
{{Information
|description={{en|1=${title}, in the Museum of Kampala Crafts}}
|date=2019
|source=[https://collections.crafts-museum.example/object/${number} Museum of Kampala Crafts]
|author=Museum of Kampala Crafts
}}

=={{int:license-header}}==
{{Cc-by-sa-4.0}}

[[Category:Barkcloth in Uganda]]
[[Category:Crafts of Buganda]]
`;

const barkcloth = ['Mallet', 'Ceremonial robe', 'Wall hanging', 'Drum cover', 'Book binding', 'Dyed panel'];

const figureheads = ['Ellida', 'Gustava', 'Havsörnen', 'Tre Bröder', 'Vega'];

export const files: readonly FileSeed[] = [
  {
    name: 'Norrviken Maritime Museum, main building.jpg',
    hue: 210,
    size: [320, 200],
    by: 'editor',
    text: `${information('Main building of the Norrviken Maritime Museum', '[[User:Amina Okello|Amina Okello]]')}
[[Category:Norrviken Maritime Museum]]\n`,
    captions: { en: 'Main building, seen from the pier', sv: 'Huvudbyggnaden från bryggan' },
    claims: [
      claim('P180', places.maritimeMuseum, { rank: 'preferred' }),
      claim('P1071', 'Q25287'),
      { property: 'P170', snaktype: 'somevalue', qualifiers: [{ property: 'P2093', value: 'Amina Okello' }] },
      ...ownWork,
    ],
  },
  {
    name: 'Norrviken Maritime Museum logo.png',
    hue: 200,
    size: [64, 64],
    text: `${information('Logo', 'Norrviken Maritime Museum', 'PD-textlogo')}\n[[Category:Norrviken Maritime Museum]]\n`,
  },
  {
    name: 'Storm over the Harbour (NMM 1902-17).jpg',
    hue: 15,
    text: artwork('Storm over the Harbour', '1902-17'),
    captions: { en: 'Storm over the Harbour' },
    claims: [
      claim('P6243', places.painting),
      claim('P195', places.maritimeMuseum),
      claim('P217', 'NMM 1902:17'),
      claim('P170', places.photographer),
      claim('P6216', 'Q19652'),
      claim('P7482', 'Q74228490', {
        qualifiers: [
          { property: 'P973', value: 'https://norrviken-museum.example/samlingar/1902-17' },
          { property: 'P137', value: places.maritimeMuseum },
        ],
      }),
    ],
  },
  // A collection without structured data.
  ...figureheads.map((ship, i) => ({
    name: `Figurehead of the ${ship} (NMM 1911-${i + 1}).jpg`,
    hue: 40 + i * 12,
    text: artwork(`Figurehead of the ${ship}`, `1911-${i + 1}`),
  })),
  ...barkcloth.map((thing, i) => ({
    name: `${thing} of barkcloth (MKC 2019-${i + 1}).jpg`,
    hue: 21 + i * 5,
    by: 'secondEditor' as const,
    text: fromTheCatalogue(`${thing} of barkcloth`, 2019_000 + i),
    // Half of them say in their structured data where they are from.
    ...(i % 2 === 0
      ? {
          claims: [
            claim('P195', places.craftsMuseum),
            claim('P275', 'Q18199165'),
            claim('P6216', 'Q50423863'),
          ],
        }
      : {}),
  })),
  {
    name: 'Old Fort of Wakiso from the south.jpg',
    hue: 100,
    size: [240, 160],
    by: 'editor',
    text: `${information('Old Fort of Wakiso, Uganda', '[[User:Amina Okello|Amina Okello]]')}
[[Category:Heritage sites in Wakiso]]\n`,
    claims: [claim('P180', 'Q110000100'), ...ownWork],
  },
  {
    name: 'Barkcloth beater.png',
    hue: 30,
    by: 'editor',
    text: 'A tool for making barkcloth. I took this at the market.\n\n{{self|cc-by-sa-4.0}}\n',
  },
  {
    name: `${oddTitles.arabic}.jpg`,
    hue: 50,
    text: `${information('The castle from the north', 'Karim Haddad')}\n[[Category:Castles in Egypt]]\n`,
    captions: { ar: 'القلعة من الشمال' },
  },
  { name: `${oddTitles.punctuation}.png`, hue: 300, text: information('A test of titles', 'Jonas Berg') },
  { name: `${oddTitles.emoji}.png`, hue: 180, text: information('Boat race', 'Jonas Berg') },
  { name: `${oddTitles.long}.png`, hue: 220, text: information('A long quay', 'Jonas Berg') },
  {
    name: 'Empty information.png',
    hue: 0,
    text: '=={{int:filedesc}}==\n{{Information}}\n\n[[Category:Norrviken Maritime Museum]]\n',
    captions: { en: 'What is known stands in the structured data' },
    claims: [claim('P180', places.maritimeMuseum), ...ownWork],
  },
];

export const pages: readonly PageSeed[] = [
  {
    title: 'Category:Norrviken Maritime Museum',
    text: '{{Wikidata Infobox}}\n{{Institution:Norrviken Maritime Museum}}\n\n[[Category:Museums in Gothenburg]]\n[[Category:Maritime museums in Sweden|Norrviken]]\n',
  },
  {
    title: 'Category:Figureheads in the Norrviken Maritime Museum',
    text: '[[Category:Norrviken Maritime Museum]]\n[[Category:Figureheads in Sweden]]\n',
  },
  { title: 'Category:Museums in Gothenburg', text: '[[Category:Museums in Sweden]]\n' },
  { title: 'Category:Maritime museums in Sweden', text: '[[Category:Museums in Sweden]]\n' },
  { title: 'Category:Museums in Sweden', text: '{{Wikidata Infobox}}\n' },
  { title: 'Category:Barkcloth in Uganda', text: '[[Category:Crafts of Buganda]]\n' },
  { title: 'Category:Crafts of Buganda', text: '' },
  {
    title: 'Category talk:Norrviken Maritime Museum',
    text: '== Figureheads ==\nShould they have a category each? --[[User:Amina Okello|Amina Okello]]\n',
    by: 'editor',
  },
  { title: 'Category:Heritage sites in Wakiso', text: '[[Category:Heritage sites in Uganda]]\n' },
  { title: 'Category:Heritage sites in Uganda', text: 'Sites of the national register.\n' },
  { title: 'Category:Castles in Egypt', text: '' },
  {
    title: 'Category:NMM',
    text: '{{Category redirect|Norrviken Maritime Museum}}\n',
  },
  { title: `Category:${oddTitles.hebrewCategory}`, text: '{{Wikidata Infobox}}\n' },
  { title: `Category:${oddTitles.punctuation}`, text: 'A category whose name needs care.\n' },
  { title: 'Category:Elsa Wallgren', text: '{{Wikidata Infobox}}\n{{Creator:Elsa Wallgren}}\n' },
  {
    title: 'Norrviken Maritime Museum',
    text: "'''Norrviken Maritime Museum''' near Gothenburg.\n\n<gallery>\nFile:Norrviken Maritime Museum, main building.jpg|Main building\nFile:Storm over the Harbour (NMM 1902-17).jpg\n</gallery>\n\n[[Category:Norrviken Maritime Museum]]\n",
  },
  { title: 'Norrvikens museum', text: '#REDIRECT [[Norrviken Maritime Museum]]\n' },
  {
    title: 'Institution:Norrviken Maritime Museum',
    text: `<noinclude>{{Institution documentation}}</noinclude>\n{{Institution\n | wikidata = ${places.maritimeMuseum}\n | name     = {{en|Norrviken Maritime Museum}}\n | image    = Norrviken Maritime Museum, main building.jpg\n | homecat  = Norrviken Maritime Museum\n}}\n`,
  },
  {
    title: 'Institution:Museum of Kampala Crafts',
    text: '{{Institution\n | name    = Museum of Kampala Crafts\n | location = Kampala\n | website = https://crafts-museum.example/\n}}\n',
  },
  {
    title: 'Creator:Elsa Wallgren',
    text: `{{Creator\n | Wikidata = ${places.photographer}\n | Name = {{LangSwitch|en=Elsa Wallgren}}\n | Homecat = Elsa Wallgren\n}}\n`,
  },
  {
    title: 'Commons:Batch uploading/Norrviken Maritime Museum',
    text: `== Norrviken Maritime Museum ==\n; Source to upload from: https://norrviken-museum.example/samlingar\n; Permission: public domain, the photographer died in 1949\n; Template: {{tl|Artwork}}\n\n=== Opinions ===\nLooks good to me. --[[User:Jonas Berg|Jonas Berg]]\n\n{| class="wikitable"\n! Assigned to !! Progress !! Bot name !! Category\n|-\n| – || waiting || – || [[:Category:Norrviken Maritime Museum]]\n|}\n`,
  },
  {
    title: 'Commons:Batch uploading/Heritage sites of Wakiso',
    text: "== Heritage sites of Wakiso ==\n* '''Source to upload from:''' [https://heritage.example/photos the agency's archive]\n* '''License:''' {{tl|Cc-by-sa-4.0}}\n* '''Category:''' [[:Category:Heritage sites in Wakiso]]\n\nThe agency is [[d:Q110000005]]. Help was asked for in [[m:Content Partnerships Hub/Helpdesk/Requests/Photographs of Wakiso]].\n\n{| class=\"wikitable\"\n! Assigned to\n! Progress\n! Bot name\n! Category\n|-\n| [[User:Jonas Berg|Jonas Berg]]\n| testing\n|\n| [[:Category:Heritage sites in Wakiso]]\n|}\n",
    by: 'secondEditor',
  },
  { title: 'User:Jonas Berg', text: 'I help museums to share.\n', by: 'secondEditor' },
  { title: 'User:Amina Okello', text: 'I photograph old houses. {{User lang|lg}}\n', by: 'editor' },
];

const row = (label: string, value: string) => `|-\n! ${label}\n| ${value}\n`;

/** Templates as small as they can be and still behave: parameters, categories, links. */
export const templates: readonly PageSeed[] = [
  {
    title: 'Template:Information',
    text: `{| class="fileinfotpl-type-information"\n${row('Description', '{{{description|{{{Description|}}}}}}')}${row('Date', '{{{date|{{{Date|}}}}}}')}${row('Source', '{{{source|{{{Source|}}}}}}')}${row('Author', '{{{author|{{{Author|}}}}}}')}|}<noinclude>{{Documentation}}</noinclude>`,
  },
  {
    title: 'Template:Artwork',
    text: `{| class="fileinfotpl-type-artwork"\n${row('Artist', '{{{artist|}}}')}${row('Title', '{{{title|}}}')}${row('Date', '{{{date|}}}')}${row('Collection', '{{{institution|}}}')}${row('Accession number', '{{{accession number|}}}')}${row('Source', '{{{source|}}}')}|}\n{{{permission|}}}`,
  },
  { title: 'Template:Institution', text: '<div class="vcard">{{{name|}}} {{{wikidata|}}}</div>' },
  { title: 'Template:Institution documentation', text: '<small>Institution template.</small>' },
  { title: 'Template:Creator', text: '<span class="creator">{{{Name|{{{Wikidata|}}}}}}</span>' },
  { title: 'Template:Wikidata Infobox', text: '<div class="infobox">{{PAGENAME}}</div>' },
  {
    title: 'Template:Category redirect',
    text: 'This category lies at [[:Category:{{{1}}}]].<includeonly>[[Category:Category redirects]]</includeonly>',
  },
  {
    title: 'Template:Norrviken cooperation project',
    text: 'Given by the [[:Category:Norrviken Maritime Museum|Norrviken Maritime Museum]] as part of a cooperation.<includeonly>[[Category:Norrviken Maritime Museum cooperation]]</includeonly><noinclude>[[Category:Partnership templates]]</noinclude>',
  },
  {
    title: 'Template:Norrviken-link',
    text: '[https://norrviken-museum.example/samlingar/{{{1}}} {{{2|{{{1}}}}}}]',
  },
  {
    title: 'Template:Cc-by-sa-4.0',
    text: 'CC BY-SA 4.0<includeonly>[[Category:CC-BY-SA-4.0]]</includeonly>',
  },
  { title: 'Template:Self', text: '{{{{{1}}}}}' },
  { title: 'Template:PD-old-70', text: 'Public domain: the author died more than 70 years ago.' },
  { title: 'Template:PD-textlogo', text: 'Public domain: simple shapes and text only.' },
  { title: 'Template:Own', text: 'Own work' },
  { title: 'Template:En', text: "'''English:''' {{{1}}}" },
  { title: 'Template:LangSwitch', text: '{{{en|}}}' },
  { title: 'Template:Technique', text: '{{{1}}}' },
  { title: 'Template:Other date', text: '{{{1}}} {{{2|}}}' },
  { title: 'Template:User lang', text: 'Speaks {{#language:{{{1}}}|en}}.' },
  { title: 'Template:Tl', text: '&#123;&#123;[[Template:{{{1}}}|{{{1}}}]]&#125;&#125;' },
  { title: 'Template:Documentation', text: '<small>Documentation.</small>' },
];
