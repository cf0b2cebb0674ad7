import * as z from 'zod/mini';
import { wikiIds } from '../../wiki/sites.ts';
import type { FactSource } from './facts.ts';

const text = z.string();
const wiki = z.enum(wikiIds);

/** Where a fact was read, as it is kept in the browser with a value that was filled in from it. */
export const factSourceSchema: z.ZodMiniType<FactSource> = z.union([
  z.object({ from: z.literal('statement'), entity: text, property: text }),
  z.object({ from: z.enum(['label', 'description']), entity: text, language: text }),
  z.object({ from: z.literal('sitelink'), entity: text, site: text }),
  z.object({ from: z.literal('item'), entity: text }),
  z.object({ from: z.literal('structured-data'), file: text, property: text }),
  z.object({
    from: z.literal('template'),
    wiki,
    page: text,
    template: text,
    parameter: z.nullable(text),
  }),
  z.object({ from: z.literal('page-title'), wiki, page: text }),
  z.object({
    from: z.literal('page'),
    wiki,
    page: text,
    part: z.enum(['category', 'file-history', 'usage', 'uploads', 'text']),
  }),
  z.object({ from: z.literal('uploads'), user: text, files: z.number(), of: z.number() }),
]);
