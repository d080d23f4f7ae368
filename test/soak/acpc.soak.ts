import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { EvaluatorLine } from '../../packages/shared/src/evaluation/run-event.ts';
import type { ServeSummary } from '../../packages/shared/src/evaluation/serve-summary.ts';
import type { SoakContext, SoakResult } from './soak.ts';

const root = resolve(import.meta.dirname, '../..');
const dealer = join(root, 'packages/evaluator/dist/cli/eval.js');
const clients = join(root, 'packages/executor/test/support/acpc/joining-players.mjs');

const matches = [
  { name: 'two clients, heads-up', seats: 2, hands: 3_000, bot: false },
  { name: 'three clients', seats: 3, hands: 3_000, bot: false },
  { name: 'our bot (heuristic, 20 samples) and a client', seats: 2, hands: 3_000, bot: true },
];

/** Our dealer and our clients, in processes of their own: equal books, hand by hand, and how fast. */
export async function soak({ say }: SoakContext): Promise<SoakResult> {
  const results = [];
  for (const match of matches) {
    const { summary, books } = await play(match);
    const outside = summary.players.filter((player) => player.outside);
    const equal = outside.every(({ netChips }, at) => sum(books[at]) === netChips);
    const complete = books.every((nets) => nets.length === match.hands);
    const handsPerSecond = Math.round(summary.handsPerSecond ?? 0);
    results.push({ ...match, outcome: summary.outcome, equal, complete, handsPerSecond });
    say(
      `${match.name}: ${summary.outcome}, books ${equal ? 'equal' : 'differ'}, ${handsPerSecond} hands/s`,
    );
  }
  const passed = results.every(
    ({ outcome, equal, complete }) => outcome === 'completed' && equal && complete,
  );
  return { passed, figures: { matches: results } };
}

async function play({ seats, hands, bot }: (typeof matches)[number]) {
  const folder = mkdtempSync(join(tmpdir(), 'pokerbot-acpc-'));
  try {
    mkdirSync(join(folder, 'config/bot'), { recursive: true });
    const config = { name: 'heuristic', advisors: [{ type: 'heuristic', samples: 20 }] };
    writeFileSync(join(folder, 'config/bot/default.bot.json'), JSON.stringify(config));
    const argv = ['serve', '--events', '--seats', String(seats), '--hands', String(hands)];
    const served = spawn(
      process.execPath,
      [dealer, ...argv, ...(bot ? ['--bot', 'default'] : [])],
      {
        cwd: folder,
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    let joined: Promise<string> | undefined;
    let summary: ServeSummary | undefined;
    await hear(served, (line) => {
      if (line.type === 'listening') joined = joinMatch(seats, line.seats);
      if (line.type === 'finished' && line.summary.suite === 'serve') summary = line.summary;
    });
    if (summary === undefined || joined === undefined) throw new Error('The match did not end');
    const books: number[][] = JSON.parse(await joined);
    return { summary, books };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function joinMatch(seats: number, at: readonly { readonly port: number }[]): Promise<string> {
  const ports = at.map(({ port }) => String(port));
  const program = spawn(process.execPath, [clients, String(seats), ...ports], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return outputOf(program);
}

async function hear(program: ChildProcess, onLine: (line: EvaluatorLine) => void): Promise<void> {
  let rest = '';
  program.stdout?.setEncoding('utf8').on('data', (piece: string) => {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(JSON.parse(line));
  });
  await once(program, 'close');
}

async function outputOf(program: ChildProcess): Promise<string> {
  let text = '';
  program.stdout?.setEncoding('utf8').on('data', (piece: string) => {
    text += piece;
  });
  await once(program, 'close');
  return text;
}

/** To six places, as logs tell chips. */
function sum(nets: readonly number[] = []): number {
  return Math.round(nets.reduce((total, net) => total + net, 0) * 1e6) / 1e6;
}
