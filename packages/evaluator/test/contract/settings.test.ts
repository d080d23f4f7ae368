import { existsSync, readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TemporaryWorkspace } from '../support/temporary-workspace.ts';

let workspace: TemporaryWorkspace;
beforeEach(() => {
  workspace = new TemporaryWorkspace();
});
afterEach(() => workspace[Symbol.dispose]());

const small = {
  hands: 6,
  seats: 2,
  seed: 'small',
  opponents: ['random'],
  table: { startingStack: 1000, smallBlind: 5, bigBlind: 10, ante: 0 },
  decisionLimitMs: 10_000,
  strengthHalfWidth: 5,
};

async function summary(environment: Record<string, string>, ...argv: string[]) {
  const { exitCode, out, err } = await workspace.eval(['smoke', '--json', ...argv], {
    environment,
  });
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
  return JSON.parse(out);
}

describe('the settings of an evaluation', () => {
  test('name the defaults of the suite', async () => {
    workspace.write('config/eval/small.json', JSON.stringify(small));
    const { hands, seats } = await summary({ EVAL_CONFIG_PATH: 'config/eval/small.json' });
    expect({ hands, seats }).toEqual({ hands: 6, seats: 2 });
  });

  test('begin the id of a run, and give it whole', async () => {
    const begun = await summary({ SESSION_PREFIX: 'nightly' }, '--hands', '6');
    expect(begun.runId).toMatch(/^nightly-/);
    const given = await summary({ EVALUATION_RUN_ID: 'trial-7' }, '--hands', '6');
    expect(given.runId).toBe('trial-7');
  });

  test('say where runs are kept', async () => {
    const { runId } = await summary({ RESULTS_DIR: 'elsewhere' }, '--hands', '6');
    expect(readdirSync(workspace.file('elsewhere/eval'))).toEqual([runId]);
    expect(existsSync(workspace.file('results'))).toBe(false);
  });

  test('name the bot that plays', async () => {
    const bot = { name: 'other', advisors: [{ type: 'heuristic', samples: 5 }] };
    workspace.write('config/bot/other.bot.json', JSON.stringify(bot));
    const { bot: played } = await summary(
      { BOT_CONFIG: 'config/bot/other.bot.json' },
      '--hands',
      '6',
    );
    expect(JSON.stringify(played)).toContain('other');
  });

  test.each(['other', 'config/bot/other.bot.json'])(
    'give way to a bot that is named: `--bot %s`',
    async (named) => {
      const bot = { name: 'other', advisors: [{ type: 'heuristic', samples: 5 }] };
      workspace.write('config/bot/other.bot.json', JSON.stringify(bot));
      const run = ['--run-id', 'one', '--hands', '6'];
      expect((await summary({}, '--bot', named, ...run)).bot).toBe('other');
      expect((await summary({}, '--resume', 'one')).bot).toBe('other');
    },
  );

  test('of a bot: one that there is not is told with those there are, and a run keeps its own', async () => {
    const unknown = await workspace.eval(['smoke', '--bot', 'nobody', '--hands', '6']);
    expect(unknown.exitCode).toBe(2);
    expect(unknown.err).toMatch(/^BOT_UNKNOWN: .*`nobody`[\s\S]*`default`/);
    const other = await workspace.eval(['smoke', '--resume', 'one', '--bot', 'default']);
    expect(other.err).toMatch(/^USAGE: `--resume` names the run, and its bot is in it/);
  });
});

test.each(['smoke', 'shadow', 'ab', 'lbr'])(
  '%s refuses another name for the run that it is to continue',
  async (suite) => {
    const resume = async (name: string) => {
      const argv = [suite, '--resume', 'one', '--run-id', name, '--json'];
      const { exitCode, out } = await workspace.eval(argv);
      return { exitCode, code: JSON.parse(out).error.code };
    };
    expect(await resume('other')).toEqual({ exitCode: 2, code: 'USAGE' });
    expect(await resume('one')).toEqual({ exitCode: 2, code: 'RUN_UNKNOWN' });
  },
);

test('a mistake in the flags names the help of the command that was given', async () => {
  for (const [argv, command] of [
    [['ab', 'default', 'default', '--delta', 'x'], 'ab'],
    [['divide', '--jobs', '2', '--max-p99-ms', 'x'], 'smoke'],
  ] as const) {
    const { err } = await workspace.eval(argv);
    expect(err).toContain(`hint: Compare it with \`pokerbot eval ${command} --help\`.`);
  }
});

test('of a configuration that is no JSON it says where it is not', async () => {
  workspace.write('config/bot/torn.bot.json', '{\n  "name": "torn",\n}\n');
  const { exitCode, err } = await workspace.eval(['smoke', '--bot', 'torn', '--hands', '2']);
  expect(exitCode).toBe(2);
  expect(err).toMatch(/^CONFIG_SYNTAX: .*torn\.bot\.json` is not valid JSON at line 3, column 1: /);
  expect(err).toMatch(/\nhint: Mend line 3 of `\S+torn\.bot\.json`/);
});
