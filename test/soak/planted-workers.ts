import { fileURLToPath } from 'node:url';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import type { Contestant } from '../../packages/evaluator/test/support/contestants.ts';
import { createAdvisors } from '../../packages/orchestrator/src/advisors/create-advisors.ts';
import type { Advice, Advisor } from '../../packages/orchestrator/src/decision/advisor.ts';
import { systemClock } from '../../packages/shared/src/clock/clock.ts';
import type { BotConfig } from '../../packages/shared/src/config/bot-config.ts';
import { loadEnvironment } from '../../packages/shared/src/env/load.ts';
import { silentLog } from '../../packages/shared/src/log/log.ts';
import { type PlantedRun, type PlayedRun, playPlanted } from './planted-run.ts';

const workers = 2;
/** Runs at a time in each: while one waits for the solver, the other plays. More would have the deals of each other forgotten. */
const lanes = 2;
/** Answers that are remembered: those of the deals under way. */
const remembered = 256;

/** A bot with services, and where they are. */
export interface ServedBot {
  readonly config: BotConfig;
  readonly solver: string | undefined;
}

/** Plays planted runs of a bot in threads of their own, which are the file that this one is bundled into. */
export class WorkersOfBot {
  readonly width = workers * lanes;
  readonly #workers: readonly Worker[];
  readonly #waiting = new Map<string, { done(run: PlayedRun): void; fail(error: Error): void }>();

  constructor(bot: ServedBot) {
    this.#workers = Array.from({ length: workers }, () => {
      const worker = new Worker(fileURLToPath(import.meta.url), { workerData: bot });
      worker.on('message', ({ run, played }) => this.#waiting.get(keyOf(run))?.done(played));
      worker.on('error', (error) => {
        for (const { fail } of this.#waiting.values()) fail(error);
      });
      return worker;
    });
  }

  readonly play = async (run: PlantedRun): Promise<PlayedRun> => {
    const played = new Promise<PlayedRun>((done, fail) => {
      this.#waiting.set(keyOf(run), { done, fail });
    });
    this.#workers[run.run % workers]?.postMessage(run);
    return await played;
  };

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}

function keyOf({ kind, run }: PlantedRun): string {
  return `${kind} ${run}`;
}

/** What such a thread does. */
export function servePlantedRuns(): void {
  const bot = openBot(workerData as ServedBot);
  parentPort?.on('message', async (run: PlantedRun) => {
    parentPort?.postMessage({ run, played: await playPlanted(run, await bot) });
  });
}

/** Language models are left out: without a provider they have no say, and asking for that would be half of the work. */
async function openBot({ config, solver }: ServedBot): Promise<Contestant> {
  const heard = config.advisors.filter(({ type }) => type !== 'agents');
  const advisors = await createAdvisors({
    config: { ...config, advisors: heard },
    environment: loadEnvironment('evaluator', { SOLVER_ADDR: solver }),
    log: silentLog,
    clock: systemClock,
    deadlineMs: 10_000,
    patienceMs: 3_500,
  });
  return { plays: 'default', config, advisors: advisors.map(remembering) };
}

/** Asks once what both bots ask in the same place, with the same seed: advice is the same by contract. */
function remembering(advisor: Advisor): Advisor {
  const answers = new Map<string, Advice | Promise<Advice>>();
  return {
    ...advisor,
    advise: (request) => {
      const key = JSON.stringify([request.seed, request.observation]);
      const known = answers.get(key);
      if (known !== undefined) return known;
      const answer = advisor.advise(request);
      answers.set(key, answer);
      const [oldest] = answers.keys();
      if (oldest !== undefined && answers.size > remembered) answers.delete(oldest);
      return answer;
    },
  };
}
