import { lbrSchema } from '@poker-bot/shared/evaluation/lbr';
import { leagueSchema } from '@poker-bot/shared/evaluation/league';
import { shadowDivergence } from '@poker-bot/shared/evaluation/shadow-divergence';
import { summarySchema } from '@poker-bot/shared/evaluation/summary';
import { z } from 'zod';

export const shownRunResult = z.strictObject({
  manifest: z
    .looseObject({ runId: z.string(), createdAt: z.string() })
    .describe('What the run was started with: settings, configurations, versions'),
  finished: z.boolean(),
  summary: summarySchema.describe('Of an unfinished run: scored from what is on file'),
  lbr: lbrSchema
    .exactOptional()
    .describe('What the summary says, of a run of a local best response'),
  divergence: shadowDivergence
    .exactOptional()
    .describe('With `--divergence`: everything that led to that decision'),
});

export const shownLeagueResult = z.strictObject({
  manifest: z
    .looseObject({ runId: z.string(), createdAt: z.string() })
    .describe('What the league was started with: settings, bots and guests, versions'),
  finished: z.boolean(),
  league: leagueSchema.describe('Of an unfinished league: made of what is on file of its matches'),
});

export const evalShowResult = z.union([shownRunResult, shownLeagueResult]);
