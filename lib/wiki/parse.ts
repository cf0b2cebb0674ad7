import * as z from 'zod/mini';
import { checked } from './api-answer.ts';
import type { WikiClient } from './client.ts';

const answerSchema = z.object({ parse: z.object({ text: z.string() }) });

/**
 * What the wiki would show for a page of this title and wikitext, with nothing saved: signatures and `subst:` as a save
 * would make them. The answer is HTML of the wiki, to be read and never to be put into a page as it is. One request.
 * Throws {@link WikiError}.
 */
export async function parseText(
  client: WikiClient,
  { title, text }: { readonly title: string; readonly text: string },
  signal?: AbortSignal,
): Promise<string> {
  const answer = await client.get(
    {
      action: 'parse',
      title,
      text,
      contentmodel: 'wikitext',
      prop: 'text',
      pst: true,
      preview: true,
      disablelimitreport: true,
      disableeditsection: true,
      disabletoc: true,
    },
    signal,
  );
  return checked(answerSchema, answer).parse.text;
}
