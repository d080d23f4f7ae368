import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { botConfig } from '../../packages/shared/src/config/bot-config.ts';
import { readConfig } from '../../packages/shared/src/config/read-config.ts';
import { longerRuns } from './longer-runs.ts';
import { judgePlantedPairs } from './planted-pairs.ts';
import { plantedBots } from './planted-run.ts';
import { type ServedBot, servePlantedRuns, WorkersOfBot } from './planted-workers.ts';
import type { SoakContext, SoakResult } from './soak.ts';

const launcher = resolve(process.cwd(), 'bin/pokerbot');
/** So few seldom tell a bot that is a little worse; it is found in the runs that are made of these. */
const hands = { equal: 1_000, timid: 2_500 };

if (!isMainThread) servePlantedRuns();

/** Planted pairs of the default bot as `init` writes it, its decisions from the gRPC solver of a stack that is up. */
export async function soak(context: SoakContext): Promise<SoakResult> {
  const cwd = mkdtempSync(join(tmpdir(), 'pokerbot-planted-'));
  const cli = (...args: string[]) =>
    spawnSync(process.execPath, [launcher, ...args], { cwd, encoding: 'utf8' });
  try {
    cli('init', '--yes', '--driver', 'process');
    const { status, stderr } = cli('up');
    if (status !== 0) throw new Error(`The stack does not come up: ${stderr}`);
    const { units } = JSON.parse(cli('status', '--json').stdout) as { units: Unit[] };
    const config = readConfig(join(cwd, 'config/bot/default.bot.json'), botConfig);
    const solver = units.find(({ name }) => name === 'solver')?.address;
    return await judged({ config, solver }, context);
  } finally {
    cli('down');
    rmSync(cwd, { recursive: true, force: true });
  }
}

async function judged(bot: ServedBot, context: SoakContext): Promise<SoakResult> {
  const workers = new WorkersOfBot(bot);
  const { width } = workers;
  try {
    const planted = { hands, toTheEnd: true, width, play: workers.play };
    const { passed, figures, timid } = await judgePlantedPairs(planted, context);
    const pool = timid.flatMap(({ outcomes }) => outcomes);
    context.say(`longer runs, of ${pool.length} pairs`);
    const bots = plantedBots('timid', { plays: 'default', config: bot.config, advisors: [] });
    const longer = longerRuns(pool, bots);
    return { passed: passed && longer.passed, figures: { ...figures, longer: longer.figures } };
  } finally {
    await workers.close();
  }
}

interface Unit {
  readonly name: string;
  readonly address: string;
}
