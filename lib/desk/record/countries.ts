/**
 * Countries as the records write them, ISO 3166-1 alpha-2, with their items on Wikidata and their region in the United
 * Nations' M49 scheme. Names are not kept: `Intl.DisplayNames` has them in every language.
 *
 * Source: the data of @rapideditor/country-coder, which a test recomputes and compares. Where that data has no single
 * region for a state with lands elsewhere, the one of M49 itself (https://unstats.un.org/unsd/methodology/m49/) stands;
 * where it has a kingdom, the country that statements on Wikidata use stands (Denmark, Netherlands). Antarctica has no
 * region in M49 and stands under its own code. Kosovo is listed under XK, a code free for use that Wikimedia uses.
 */
const table: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '002': {
    '015': 'DZ262 EG79 EH6250 LY1016 MA1028 SD1049 TN948',
    '011':
      'BF965 BJ962 CI1008 CV1011 GH117 GM1005 GN1006 GW1007 LR1014 ML912 MR1025 NE1032 NG1033 SH192184 SL1044 SN1041 TG945',
    '014':
      'BI967 DJ977 ER986 ET115 IO43448 KE114 KM970 MG1019 MU1027 MW1020 MZ1029 RE17070 RW1037 SC1042 SO1045 SS958 TF129003 TZ924 UG1036 YT17063 ZM953 ZW954',
    '017': 'AO916 CD974 CF929 CG971 CM1009 GA1000 GQ983 ST1039 TD657',
    '018': 'BW963 LS1013 NA1030 SZ1050 ZA258',
  },
  '019': {
    '021': 'BM23635 CA16 GL223 PM34617 US30',
    '029':
      'AG781 AI25228 AW21203 BB244 BL25362 BQ27561 BS778 CU241 CW25279 DM784 DO786 GD769 GP17012 HT790 JM766 KN763 KY5785 LC760 MF126125 MQ17054 MS13353 PR1183 SX26273 TC18221 TT754 VC757 VG25305 VI11703',
    '013': 'BZ242 CR800 GT774 HN783 MX96 NI811 PA804 SV792',
    '005':
      'AR414 BO750 BR155 BV23408 CL298 CO739 EC736 FK9648 GF3769 GS35086 GY734 PE419 PY733 SR730 UY77 VE717',
  },
  '142': {
    '143': 'KG813 KZ232 TJ863 TM874 UZ265',
    '030': 'CN148 HK8646 JP17 KP423 KR884 MN711 MO14773 TW865',
    '034': 'AF889 BD902 BT917 IN668 IR794 LK854 MV826 NP837 PK843',
    '035': 'BN921 ID252 KH424 LA819 MM836 MY833 PH928 SG334 TH869 TL574 VN881',
    '145':
      'AE878 AM399 AZ227 BH398 CY229 GE230 IL801 IQ796 JO810 KW817 LB822 OM842 PS219060 QA846 SA851 SY858 TR43 YE805',
  },
  '150': {
    '151': 'BG219 BY184 CZ213 HU28 MD217 PL36 RO218 RU159 SK214 UA212',
    '154':
      'AX5689 DK35 EE191 FI33 FO4628 GB145 GG25230 IE27 IM9676 IS189 JE785 LT37 LV211 NO20 SE34 SJ842829',
    '039':
      'AD228 AL222 BA225 ES29 GI1410 GR41 HR224 IT38 ME236 MK221 MT233 PT45 RS403 SI215 SM238 VA237 XK1246',
    '155': 'AT40 BE31 CH39 DE183 FR142 LI347 LU32 MC235 NL55',
  },
  '009': {
    '053': 'AU408 CC36004 CX31063 HM131198 NF31057 NZ664',
    '054': 'FJ712 NC33788 PG691 SB685 VU686',
    '057': 'FM702 GU16635 KI710 MH709 MP16644 NR697 PW695 UM16645',
    '061': 'AS16641 CK26988 NU34020 PF30971 PN35672 TK36823 TO678 TV672 WF35555 WS683',
  },
  '010': {
    '010': 'AQ51',
  },
};

/** Items that mean the same country in some statements. */
const otherItems: readonly (readonly [item: string, code: string])[] = [
  ['Q756617', 'DK'],
  ['Q29999', 'NL'],
];

/** A country: `code` is ISO 3166-1 alpha-2, `region` and `subregion` are M49 codes (`002`, `014`). */
export interface Country {
  readonly code: string;
  readonly item: string;
  readonly region: string;
  readonly subregion: string;
}

/** Every country, by code. */
export const countries: ReadonlyMap<string, Country> = new Map(
  Object.keys(table)
    .flatMap(region =>
      Object.entries(table[region] ?? {}).flatMap(([subregion, list]) =>
        list.split(' ').map(entry => {
          const code = entry.slice(0, 2);
          return { code, item: `Q${entry.slice(2)}`, region, subregion };
        }),
      ),
    )
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map(country => [country.code, country]),
);

const codes: ReadonlyMap<string, string> = new Map([
  ...[...countries.values()].map(({ item, code }) => [item, code] as const),
  ...otherItems,
]);

/** Code of the country an item is about, as `country` (P17) statements point to it; undefined for any other item. */
export function countryOfItem(item: string): string | undefined {
  return codes.get(item);
}

/** Name of a country in a language; the code itself when the runtime knows no name. `language` is a code the wikis use. */
export function countryName(code: string, language: string): string {
  try {
    return new Intl.DisplayNames([language, 'en'], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}
