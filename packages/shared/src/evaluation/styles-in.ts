import { z } from 'zod';
import { botStyle } from '../config/bot-style.ts';

const bot = z.looseObject({ name: z.string(), style: botStyle.optional() });

/** The bots of a run or a league, wherever its manifest has them. */
const withBots = z.looseObject({
  bot: bot.nullable().optional(),
  a: bot.optional(),
  b: bot.optional(),
  bots: z.array(bot).optional(),
});

/** The styles of the bots of a run in words, by bot; nothing of those that play as their advisors say. */
export function stylesIn(manifest: unknown): { readonly bot: string; readonly words: string }[] {
  const read = withBots.safeParse(manifest);
  if (!read.success) return [];
  const { bot: one, a, b, bots = [] } = read.data;
  const named = [one, a && { ...a, name: `A ${a.name}` }, b && { ...b, name: `B ${b.name}` }];
  return [...named, ...bots].flatMap((each) =>
    each?.style === undefined ? [] : [{ bot: each.name, words: styleWords(each.style) }],
  );
}

function styleWords({ aggression, looseness }: z.output<typeof botStyle>): string {
  return `aggression × ${aggression}, looseness × ${looseness}`;
}
