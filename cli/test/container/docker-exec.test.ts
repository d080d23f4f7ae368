import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, test } from 'vitest';
import { DockerSession } from '../../src/stack/drivers/docker/docker-session.ts';
import { exec } from '../../src/stack/drivers/docker/exec/exec.ts';
import type { Terminal } from '../../src/stack/drivers/docker/exec/terminal.ts';
import type { UnitSpec } from '../../src/stack/unit-spec.ts';
import { freePort } from '../contract/stack/driver-support.ts';
import { createDockerHarness, type DockerHarness } from './docker-harness.ts';
import { errorOf, perform, start } from './perform.ts';

let harness: DockerHarness;
let session: DockerSession;
afterEach(async () => {
  session.close();
  await harness.dispose();
});

async function running(): Promise<UnitSpec> {
  harness = await createDockerHarness();
  const { engine, folder } = harness;
  session = new DockerSession({ workspace: folder, engine, healthTimeoutMs: 1_000 });
  await perform(harness.driver, 'prepare', 'network');
  const environment = { COLOUR: 'blue' };
  const port = await freePort();
  const spec = harness.unit({ name: 'alpha', program: 'healthy', port, environment });
  await start(harness.driver, spec);
  return spec;
}

/** A terminal that only the test sees. */
function terminal(interactive: boolean) {
  const input = new PassThrough();
  const said = { output: '', errors: '', raw: [] as boolean[] };
  const collect = (into: 'output' | 'errors') => {
    const stream = new PassThrough();
    stream.on('data', (chunk: Buffer) => {
      said[into] += chunk.toString('utf8');
    });
    return stream;
  };
  const fake: Terminal = {
    input,
    output: collect('output'),
    errors: collect('errors'),
    interactive,
    size: () => ({ columns: 100, rows: 30 }),
    onResize: () => () => undefined,
    setRaw: (raw) => said.raw.push(raw),
  };
  return { fake, input, said };
}

const run = async (
  unit: UnitSpec,
  command: string[],
  shown = terminal(false),
  signal = new AbortController().signal,
) => {
  const exitCode = await exec(
    await session.site(),
    { unit, command, output: 'stdout', signal },
    shown.fake,
  );
  return { exitCode, ...shown.said };
};

describe('a command in a unit', () => {
  test('has its environment, its two streams and its exit code', async () => {
    const unit = await running();
    const command = ['sh', '-c', 'echo $COLOUR; echo wrong >&2; exit 3'];
    expect(await run(unit, command)).toEqual({
      exitCode: 3,
      output: 'blue\n',
      errors: 'wrong\n',
      raw: [],
    });
  });

  test('reads what it is given until the end', async () => {
    const unit = await running();
    const shown = terminal(false);
    shown.input.end('one\ntwo\n');
    expect(await run(unit, ['wc', '-l'], shown)).toMatchObject({ exitCode: 0, output: '2\n' });
  });

  test('has a terminal of the same size when somebody sits there', async () => {
    const unit = await running();
    const shown = terminal(true);
    const command = ['sh', '-c', 'read line; stty size; tty >/dev/null && echo "got $line"'];
    const running_ = run(unit, command, shown);
    setTimeout(() => shown.input.write('hello\r'), 500);
    const { exitCode, output, raw } = await running_;
    expect({ exitCode, raw }).toEqual({ exitCode: 0, raw: [true, false] });
    expect(output.split('\r\n')).toEqual(['hello', '30 100', 'got hello', '']);
  });

  test('has what is set for it beyond what its container has, and no secret', async () => {
    const unit = await running();
    const changed = {
      ...unit,
      environment: { ...unit.environment, COLOUR: 'green', API_KEY: 'sk-1', EXTRA: 'a b=c' },
      secretVariables: ['API_KEY'],
    };
    const command = ['sh', '-c', 'echo "$COLOUR|$EXTRA|$API_KEY|$PORT"'];
    expect(await run(changed, command)).toMatchObject({
      output: `green|a b=c||${unit.environment.PORT}\n`,
    });
  });

  test('may speak like the engine, and still says and ends as it does', async () => {
    const unit = await running();
    const command = ['sh', '-c', 'echo "exec failed badly"; echo "OCI runtime" >&2; exit 3'];
    expect(await run(unit, command)).toEqual({
      exitCode: 3,
      output: 'exec failed badly\n',
      errors: 'OCI runtime\n',
      raw: [],
    });
    const job = { ...unit, name: 'job', kind: 'job' as const, ports: [] };
    expect(await run(job, command)).toMatchObject({
      exitCode: 3,
      output: 'exec failed badly\n',
    });
  });

  test('has the size of its terminal soon after it begins, in a container of its own as well', async () => {
    const unit = await running();
    const job = { ...unit, name: 'job', kind: 'job' as const, ports: [] };
    const command = ['sh', '-c', 'sleep 1; stty size'];
    for (const place of [unit, job]) {
      expect(await run(place, command, terminal(true))).toMatchObject({ output: '30 100\r\n' });
    }
  });

  test('that the image does not have is told by name', async () => {
    const unit = await running();
    expect(await errorOf(run(unit, ['no-such-program']))).toMatchObject({
      code: 'COMMAND_UNUSABLE',
      message: '`no-such-program` cannot be started in `alpha`: the image has no such program',
    });
  });

  test('ends when it is interrupted', async () => {
    const unit = await running();
    const controller = new AbortController();
    const shown = terminal(false);
    setTimeout(() => controller.abort(), 500);
    expect(await run(unit, ['sleep', '60'], shown, controller.signal)).toMatchObject({
      exitCode: 130,
    });
  });

  test('of a job gets a container for itself', async () => {
    const unit = await running();
    const job = { ...unit, name: 'job', kind: 'job' as const, ports: [] };
    expect(await run(job, ['sh', '-c', 'echo $COLOUR; exit 5'])).toMatchObject({
      exitCode: 5,
      output: 'blue\n',
    });
    expect(await errorOf(run(job, ['no-such-program']))).toMatchObject({
      code: 'COMMAND_UNUSABLE',
    });
  });

  test('needs a unit that runs', async () => {
    const unit = await running();
    await perform(harness.driver, 'stop', 'alpha', { unit });
    expect(await errorOf(run(unit, ['true']))).toMatchObject({ code: 'STACK_DOWN' });
  });
});
