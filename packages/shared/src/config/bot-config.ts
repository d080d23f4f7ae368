import { z } from 'zod';
import { botStyle, isNeutral } from './bot-style.ts';
import { opponentConfig } from './opponent-config.ts';

const weight = z.number().min(0).max(1000);

const solverAdvisor = z.strictObject({
  name: z.string().min(1).default('solver'),
  type: z.literal('solver'),
  weight: weight.default(1),
  /** Work per decision: Monte Carlo samples of the heuristic, the same in every run. */
  samples: z.int().min(1).max(100_000).default(400),
});

const agentsAdvisor = z.strictObject({
  name: z.string().min(1).default('agents'),
  type: z.literal('agents'),
  weight: weight.default(0.5),
});

const heuristicAdvisor = z.strictObject({
  name: z.string().min(1).default('heuristic'),
  type: z.literal('heuristic'),
  weight: weight.default(0.1),
  samples: z.int().min(1).max(100_000).default(100),
});

/** A scripted opponent for an advisor: evaluations alone play it. */
const scriptedAdvisor = z.strictObject({
  name: z.string().min(1).default('scripted'),
  type: z.literal('scripted'),
  weight: weight.default(1),
  /** A name in `config/opponents/`, or the opponent itself; in the manifest of a run always the second. */
  opponent: z.union([z.string().min(1), opponentConfig]),
});

export const advisorConfig = z.discriminatedUnion('type', [
  solverAdvisor,
  agentsAdvisor,
  heuristicAdvisor,
  scriptedAdvisor,
]);

const riskLimits = z.strictObject({
  /** Big blinds that one session may lose; the session stops after the hand that passes it. */
  maxLossPerSession: z.number().positive().default(2_000),
  /** Big blinds that one day (UTC) may lose. */
  maxLossPerDay: z.number().positive().default(5_000),
  /** Hands that one session may play. */
  maxHandsPerSession: z.int().positive().default(1_000_000),
  /** Anomalies in a row (no advisor answered, illegal advice) after which the session pauses. */
  pauseAfterAnomalies: z.int().positive().default(5),
});

const budgetLimits = z.strictObject({
  /** Calls of paid advisors in one session. */
  calls: z.int().min(0).default(100_000),
  /** Tokens of paid advisors in one session. */
  tokens: z.int().min(0).default(2_000_000),
  /** Time of paid advisors in one session, in milliseconds. */
  timeMs: z.int().min(0).default(86_400_000),
});

const writtenBot = z.strictObject({
  $schema: z.string().optional(),
  name: z.string().min(1),
  description: z.string().optional(),
  advisors: z.array(advisorConfig).min(1),
  decision: z
    .strictObject({
      /** Time for one decision in live play, in milliseconds; evaluations use a fault limit instead. */
      budgetMs: z.int().positive().max(600_000).default(2_000),
      /** `sample` draws from the blended distribution, `best` takes its mode. */
      selection: z.enum(['sample', 'best']).default('sample'),
    })
    .prefault({}),
  /** How it plays what its advisors say, taken together; as they say it where there is none. */
  style: botStyle.exactOptional(),
  guards: z
    .strictObject({ risk: riskLimits.prefault({}), budget: budgetLimits.prefault({}) })
    .prefault({}),
});

/** What makes a bot: `config/bot/*.bot.json`. */
export const botConfig = writtenBot.transform(withoutNeutralStyle);

/** A style that changes nothing makes no other bot: what is told by the configuration, such as its hash, is the same. */
function withoutNeutralStyle(bot: z.output<typeof writtenBot>): z.output<typeof writtenBot> {
  if (bot.style === undefined || !isNeutral(bot.style)) return bot;
  const { style: _, ...plain } = bot;
  return plain;
}

export type BotConfig = z.output<typeof botConfig>;
export type AdvisorConfig = z.output<typeof advisorConfig>;
export type ScriptedAdvisorConfig = z.output<typeof scriptedAdvisor>;
