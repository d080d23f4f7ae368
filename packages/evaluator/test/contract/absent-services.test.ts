import { existsSync, readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answeringServer } from '../support/answering-server.ts';
import { TemporaryWorkspace } from '../support/temporary-workspace.ts';

let workspace: TemporaryWorkspace;

beforeAll(() => {
  workspace = new TemporaryWorkspace();
  const heuristic = { type: 'heuristic', samples: 5 };
  for (const [name, advisors] of [
    ['drawn', [heuristic]],
    ['other', [heuristic]],
    // Nobody answers for its solver.
    ['served', [{ type: 'solver' }, heuristic]],
  ] as const) {
    workspace.write(`config/bot/${name}.bot.json`, JSON.stringify({ name, advisors }));
  }
});
afterAll(() => workspace[Symbol.dispose]());

test('a bot whose service does not answer is not played, and nothing is written', async () => {
  for (const argv of [
    ['ab', 'drawn', 'served'],
    ['league', 'drawn', 'served'],
  ]) {
    const { exitCode, out } = await workspace.eval([...argv, '--run-id', 'unserved', '--json']);
    expect({ exitCode, error: JSON.parse(out).error }).toMatchObject({
      exitCode: 3,
      error: {
        code: 'SERVICES_ABSENT',
        message: '`solver` does not answer at `127.0.0.1:1`; `served` asks it',
        next: [
          expect.stringContaining('`pokerbot up`'),
          expect.stringContaining('`--allow-degraded`'),
        ],
      },
    });
    expect(existsSync(workspace.file('results/eval/unserved'))).toBe(false);
  }
});

test('an id that a run of another suite has is taken, before any service is asked', async () => {
  await workspace.eval(['smoke', '--hands', '6', '--run-id', 'taken']);
  for (const argv of [
    ['ab', 'drawn', 'served'],
    ['league', 'drawn', 'served'],
  ]) {
    const { exitCode, err } = await workspace.eval([...argv, '--run-id', 'taken']);
    expect({ exitCode, err }).toEqual({ exitCode: 2, err: expect.stringMatching(/^RUN_EXISTS/) });
  }
});

test('with `--allow-degraded` what is left of the bot plays, and a run that is finished needs no service', async () => {
  const argv = ['ab', 'drawn', 'served', '--hands', '20', '--run-id', 'degraded'];
  const { exitCode } = await workspace.eval([...argv, '--allow-degraded', '--json']);
  expect(exitCode).toBe(4);
  const again = await workspace.eval(['ab', '--resume', 'degraded', '--json']);
  expect(JSON.parse(again.out)).toMatchObject({ hands: 20 });
});

test('a league needs the services of those alone that have matches left', async () => {
  const argv = ['league', 'drawn', 'other', 'served', '--hands', '4', '--run-id', 'spring'];
  expect((await workspace.eval([...argv, '--allow-degraded'])).exitCode).toBe(0);
  const unfinish = (run: string) =>
    rmSync(workspace.file(`results/eval/${run}/summary.json`), { force: true });
  const resume = async (...more: string[]) => {
    const { exitCode, out } = await workspace.eval(['league', '--resume', 'spring', ...more]);
    return { exitCode, answer: JSON.parse(out) };
  };
  unfinish('spring.1-2');
  expect((await resume('--check')).answer).toMatchObject({ finished: false, services: [] });
  expect((await resume('--json')).exitCode).toBe(0);
  unfinish('spring.2-3');
  expect((await resume('--check')).answer).toMatchObject({ services: ['solver'] });
  expect(await resume('--json')).toMatchObject({
    exitCode: 3,
    answer: { error: { code: 'SERVICES_ABSENT' } },
  });
});

test('a solver that is switched off is absent, and what listens where it usually would is not asked', async () => {
  using server = await answeringServer();
  const environment = { SOLVER_ADDR: 'none', SOLVER_PORT: `${server.port}` };
  const argv = ['ab', 'drawn', 'served', '--hands', '20', '--json'];
  const { exitCode, out } = await workspace.eval([...argv, '--run-id', 'off'], { environment });
  expect({ exitCode, error: JSON.parse(out).error }).toMatchObject({
    exitCode: 3,
    error: {
      code: 'SERVICES_ABSENT',
      message: '`solver` is switched off, and no address of another one is given; `served` asks it',
      details: { absent: [{ service: 'solver', address: null, bots: ['served'] }] },
    },
  });
});

const begun = (run: string, file = 'manifest.json') =>
  JSON.parse(readFileSync(workspace.file(`results/eval/${run}/${file}`), 'utf8'));

test('the manifest of every run says at which address each of its services answered, and which did not', async () => {
  using server = await answeringServer();
  const solver = server.address;
  const there = { environment: { SOLVER_ADDR: solver } };
  const smoke = ['smoke', '--hands', '6', '--bot', 'served', '--run-id'];
  await workspace.eval([...smoke, 'there'], there);
  await workspace.eval([...smoke, 'away']);
  await workspace.eval([...smoke, 'heard', '--bot=drawn']);
  await workspace.eval(['ab', 'drawn', 'served', '--hands', '4', '--run-id', 'pair'], there);
  await workspace.eval(
    ['league', 'drawn', 'other', 'served', '--hands', '4', '--run-id', 'autumn'],
    there,
  );
  await workspace.eval(
    ['divide', '--jobs', '2', '--seats', '2', ...smoke.slice(1), 'parts'],
    there,
  );
  expect(begun('there').services).toEqual({ solver });
  expect(begun('away').services).toEqual({ solver: null });
  expect(begun('heard')).not.toHaveProperty('services');
  expect(begun('pair').services).toEqual({ solver });
  expect(begun('autumn', 'league.json').services).toEqual({ solver });
  expect(begun('autumn.1-3').services).toEqual({ solver });
  expect(begun('autumn.1-2')).not.toHaveProperty('services');
  expect(begun('parts.shard-2-of-2').services).toEqual({ solver });
});

test('a run shows where its services answered, and its report as well', async () => {
  const shown = await workspace.eval(['show', 'there']);
  expect(shown.out).toMatch(/^services {5}solver at 127\.0\.0\.1:\d+$/m);
  expect((await workspace.eval(['show', 'away'])).out).toMatch(
    /^services .*no solver when it began$/m,
  );
  expect((await workspace.eval(['show', 'heard'])).out).not.toMatch(/^services/m);
  const report = readFileSync(workspace.file('results/eval/there/report.html'), 'utf8');
  expect(report).toMatch(/solver at 127\.0\.0\.1:\d+/);
});

test('a run that begins without one of its services says so', async () => {
  const { err } = await workspace.eval(['smoke', '--hands', '6', '--bot', 'served']);
  expect(err).toBe(
    'warning: Nobody answers for `solver`, which does not run or is switched off: what is left of the bot plays\n',
  );
  const pair = ['ab', 'drawn', 'served', '--hands', '4', '--allow-degraded'];
  expect((await workspace.eval(pair)).err).toMatch(
    /^warning: It cannot end with a verdict: .*\. Nobody answers for `solver`, which does not run or is switched off: what is left of the bot plays\n$/,
  );
});

test('the table of a league tells degraded hands by bot, and does not rank who was never seen whole', async () => {
  const argv = [
    'league',
    'drawn',
    'served',
    '--guest',
    'maniac',
    '--hands',
    '20',
    '--allow-degraded',
  ];
  const { out } = await workspace.eval([...argv, '--run-id', 'winter', '--json']);
  expect(JSON.parse(out).bots).toMatchObject([
    { name: 'drawn', rank: [1, 1], unseen: null, degradedHands: 0, degradedShare: 0 },
    {
      name: 'served',
      rank: null,
      unseen: expect.stringMatching(/^All \d+ decisions of `served` were degraded/),
      degradedShare: expect.closeTo(1, 0),
    },
    { name: 'maniac', scripted: true, rank: null, unseen: null, degradedShare: 0 },
  ]);
  const shown = await workspace.eval(['show', 'winter']);
  expect(shown.out).toMatch(/^- +served .*degraded in [\d.]+% of its hands {2}no rank: All /m);
});
