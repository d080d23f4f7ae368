import { z } from 'zod';
import { parseJson } from '../advice/parse-json.ts';

/** More tokens than one call can cost: an account is not to be emptied by a figure that nobody meant. */
const mostTokens = 10_000_000;

/** What an OpenAI-compatible provider answers, as far as it is read. */
const completionShape = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
  usage: z
    .object({ total_tokens: z.int().min(0).max(mostTokens) })
    .optional()
    .catch(undefined),
});

/** The text of the first choice, with the tokens if they are told; `undefined` for anything else. */
export function readCompletion(
  body: string,
): { readonly text: string; readonly tokens: number | undefined } | undefined {
  const { data } = completionShape.safeParse(parseJson(body));
  const text = data?.choices[0]?.message.content;
  return text === undefined ? undefined : { text, tokens: data?.usage?.total_tokens };
}
