import { heuristicAdvisor } from '@poker-bot/orchestrator/advisors/heuristic-advisor';
import type { ActionProbability, Advisor } from '@poker-bot/orchestrator/decision/advisor';
import type { BotConfig } from '@poker-bot/shared/config/bot-config';
import { testBot } from './test-match.ts';

/** A bot of a test: its advisors stand for those that its configuration names, by which its play is modelled. */
export interface Contestant {
  /** Those that play the same are called the same. */
  readonly plays: string;
  readonly config: BotConfig;
  readonly advisors: readonly Advisor[];
}

/** The heuristic, as the default bot has it. */
export function heuristic(): Contestant {
  const advisor = heuristicAdvisor({ name: 'heuristic', weight: 1, samples: 100 });
  return { plays: 'heuristic', config: testBot, advisors: [advisor] };
}

/** The same with a share of its raises turned into calls, or checks: so of every advice, hence of what comes of them. */
export function timid(share: number, bot: Contestant = heuristic()): Contestant {
  const advisors = bot.advisors.map((advisor) => timidAdvisor(advisor, share));
  return { ...bot, plays: `${bot.plays}, ${share} of raises as calls`, advisors };
}

function timidAdvisor(advisor: Advisor, share: number): Advisor {
  return {
    ...advisor,
    advise: async (request) => {
      const { legal } = request.observation;
      const advice = await advisor.advise(request);
      const passive = legal.check ? { type: 'check' as const } : { type: 'call' as const };
      const distribution = advice.distribution.flatMap(
        ({ action, probability }): ActionProbability[] =>
          action.type === 'raise'
            ? [
                { action, probability: probability * (1 - share) },
                { action: passive, probability: probability * share },
              ]
            : [{ action, probability }],
      );
      return { ...advice, distribution };
    },
  };
}
