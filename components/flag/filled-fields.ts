/** Fields of a flag that the page can fill in. */
export const filledFields = ['partner', 'kind', 'country', 'volume', 'links'] as const;
export type FilledField = (typeof filledFields)[number];
