import { claim, type EntitySeed } from './shapes.ts';

/** Things of the real world that the made-up items point to, under their real ids. */
const classes: readonly (readonly [id: string, label: string, superclass?: string])[] = [
  ['Q5', 'human'],
  ['Q43229', 'organization'],
  ['Q1030034', 'GLAM', 'Q43229'],
  ['Q33506', 'museum', 'Q1030034'],
  ['Q207694', 'art museum', 'Q33506'],
  ['Q7075', 'library', 'Q1030034'],
  ['Q166118', 'archive', 'Q1030034'],
  ['Q327333', 'government agency', 'Q43229'],
  ['Q245065', 'intergovernmental organization', 'Q43229'],
  ['Q79913', 'non-governmental organization', 'Q43229'],
  ['Q3918', 'university', 'Q43229'],
  ['Q473972', 'protected area'],
  ['Q46169', 'national park', 'Q473972'],
  ['Q16970', 'church building'],
  ['Q23413', 'castle'],
  ['Q839954', 'archaeological site'],
  ['Q4989906', 'monument'],
  ['Q3305213', 'painting'],
  ['Q515', 'city'],
  ['Q3624078', 'sovereign state'],
  ['Q4167836', 'Wikimedia category'],
  ['Q50423863', 'copyrighted'],
  ['Q19652', 'public domain'],
  ['Q18199165', 'Creative Commons Attribution-ShareAlike 4.0 International'],
  ['Q20007257', 'Creative Commons Attribution 4.0 International'],
  ['Q6938433', 'Creative Commons CC0 License'],
  ['Q74228490', 'file available on the internet'],
  ['Q66458942', 'original creation by uploader'],
  ['Q33231', 'photographer'],
  ['Q2', 'Earth'],
  ['Q1860', 'English'],
];

const countries: readonly (readonly [id: string, code: string, names: Readonly<Record<string, string>>])[] = [
  ['Q1036', 'UG', { en: 'Uganda', sv: 'Uganda', fr: 'Ouganda', ar: 'أوغندا' }],
  ['Q34', 'SE', { en: 'Sweden', sv: 'Sverige', fr: 'Suède', ar: 'السويد' }],
  ['Q668', 'IN', { en: 'India', sv: 'Indien', fr: 'Inde', ar: 'الهند' }],
  ['Q79', 'EG', { en: 'Egypt', sv: 'Egypten', fr: 'Égypte', ar: 'مصر' }],
  ['Q155', 'BR', { en: 'Brazil', sv: 'Brasilien', fr: 'Brésil', ar: 'البرازيل' }],
  ['Q43', 'TR', { en: 'Turkey', sv: 'Turkiet', fr: 'Turquie', ar: 'تركيا' }],
  ['Q928', 'PH', { en: 'Philippines', sv: 'Filippinerna', fr: 'Philippines', ar: 'الفلبين' }],
  ['Q33', 'FI', { en: 'Finland', sv: 'Finland', fr: 'Finlande', ar: 'فنلندا' }],
  ['Q114', 'KE', { en: 'Kenya', sv: 'Kenya', fr: 'Kenya', ar: 'كينيا' }],
];

const cities: readonly (readonly [id: string, label: string, country: string])[] = [
  ['Q3894', 'Kampala', 'Q1036'],
  ['Q25287', 'Gothenburg', 'Q34'],
  ['Q87', 'Alexandria', 'Q79'],
  ['Q1353', 'Delhi', 'Q668'],
  ['Q406', 'Istanbul', 'Q43'],
];

export const concepts: readonly EntitySeed[] = [
  ...classes.map(([id, label, superclass]) => ({
    id,
    labels: { en: label },
    claims: superclass === undefined ? [] : [claim('P279', superclass)],
  })),
  ...countries.map(([id, code, labels]) => ({
    id,
    labels,
    descriptions: { en: 'sovereign state' },
    claims: [claim('P31', 'Q3624078'), claim('P297', code)],
  })),
  ...cities.map(([id, label, country]) => ({
    id,
    labels: { en: label },
    descriptions: { en: 'city' },
    claims: [claim('P31', 'Q515'), claim('P17', country)],
  })),
];
