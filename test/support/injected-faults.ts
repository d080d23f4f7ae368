import { serving } from './container-workspace.ts';

/** Programs of a user's own, each with one mistake. */
export const faultyPrograms: Readonly<Record<string, string>> = {
  'trace.mjs': `function seatsOf(table) {
  return table.seats;
}
seatsOf();
`,
  'import.mjs': `import 'left-pad';
`,
  'write.mjs': `import { writeFileSync } from 'node:fs';
writeFileSync('/app/cache.bin', 'x');
`,
  'fill.mjs': `import { writeFileSync } from 'node:fs';
writeFileSync(process.env.TARGET, Buffer.alloc(1 << 27));
`,
  'hoard.mjs': `const all = [];
setInterval(() => all.push(Buffer.alloc(1 << 27, 1)), 1);
`,
  'call.mjs': `import { connect } from 'node:net';
connect(50051, 'solver.nowhere');
`,
  'elsewhere.mjs': `import { createServer } from 'node:http';
createServer((_request, response) => response.end()).listen(7000, '0.0.0.0');
`,
};

/** A program for 64-bit ARM, as far as the kernel reads it. */
export const foreignProgram = Buffer.from(
  '7f454c460201010000000000000000000200b7000100000000000000000000000000000000'.padEnd(256, '0'),
  'hex',
);

/** What the rounds need of the machine that they run on. */
export interface Surroundings {
  /** Six of this machine that nobody has. */
  readonly ports: readonly number[];
  readonly foreignImage: string;
  /** What that image was built for. */
  readonly foreignPlatform: string;
  /** A file of a file system that is full. */
  readonly onFullDisk: string;
}

export interface InjectedFault {
  readonly fault: string;
  readonly unit: string;
  readonly cause: string;
  readonly explanation: string | ((surroundings: Surroundings) => string);
}

/** Units that are started together, since none of them keeps the others from starting. */
export interface Round {
  readonly timeout: number;
  units(surroundings: Surroundings): Readonly<Record<string, object>>;
  readonly faults: readonly InjectedFault[];
}

const own = (program: string) => ({ command: ['node', `programs/${program}`] });

const beginnings: Round = {
  timeout: 60,
  units: ({ foreignImage }) => ({
    orchestrator: { environment: { BOT_CONFIG: 'config/bot/nowhere.bot.json' } },
    agents: { environment: { OPENAI_API_KEY_FILE: '/run/keys/openai' } },
    // Its own Dockerfile sets a variable to a value that it refuses.
    vision: {},
    foreign: { runtime: 'image', image: foreignImage },
    ghost: { runtime: 'image', image: 'registry.invalid/ghost:1' },
    lost: own('nowhere.mjs'),
    importer: own('import.mjs'),
    thrower: own('trace.mjs'),
    brief: { command: ['node', '--eval', '0'] },
    looper: { command: ['node', '--eval', 'process.exit(1)'] },
  }),
  faults: [
    {
      fault: 'a missing config file',
      unit: 'orchestrator',
      cause: 'file-missing',
      explanation: 'The file `config/bot/nowhere.bot.json` does not exist',
    },
    {
      fault: 'a missing secret',
      unit: 'agents',
      cause: 'secret-missing',
      explanation:
        'The file of a secret cannot be read: `OPENAI_API_KEY_FILE` points at `/run/keys/openai`, which cannot be read',
    },
    {
      fault: 'a bad value in the environment',
      unit: 'vision',
      cause: 'environment-invalid',
      explanation:
        'An environment variable cannot be used: `LOG_LEVEL` is `loud`: expected debug, info, warn, error or silent',
    },
    {
      fault: 'an image of another architecture',
      unit: 'foreign',
      cause: 'wrong-architecture',
      explanation: ({ foreignPlatform }) =>
        `The image was built for ${foreignPlatform}, which the engine cannot run`,
    },
    {
      fault: 'an image that is missing',
      unit: 'ghost',
      cause: 'image-missing',
      explanation: 'The image `registry.invalid/ghost:1` is not on this machine',
    },
    {
      fault: 'a missing entry point',
      unit: 'lost',
      cause: 'entry-point-missing',
      explanation: "The program's file `/workspace/programs/nowhere.mjs` does not exist",
    },
    {
      fault: 'a missing module',
      unit: 'importer',
      cause: 'module-missing',
      explanation: 'The module `left-pad` is not installed or not built',
    },
    {
      fault: 'exit 1 with a stack trace',
      unit: 'thrower',
      cause: 'uncaught-error',
      explanation:
        "The unit's code threw: TypeError: Cannot read properties of undefined (reading 'seats')",
    },
    {
      fault: 'exit 0 at once',
      unit: 'brief',
      cause: 'ended-at-once',
      explanation: 'The unit ended by itself with exit code 0, but is meant to keep running',
    },
    {
      fault: 'a crash loop',
      unit: 'looper',
      cause: 'crash-loop',
      explanation: 'The unit ended 3 times in a row with exit code 1',
    },
  ],
};

const obstacles: Round = {
  timeout: 60,
  units: ({ ports, onFullDisk }) => ({
    orchestrator: { environment: { RISK_STATE_PATH: 'results/locked/risk-state.json' } },
    writer: own('write.mjs'),
    filler: { ...own('fill.mjs'), environment: { TARGET: onFullDisk } },
    hoarder: serving('hoard.mjs', ports[2]),
    caller: own('call.mjs'),
    gate: serving('healthy.mjs', ports[0], { READY_AFTER_MS: '1000' }),
    // By the time that the gate is open somebody else has its port.
    late: { ...serving('healthy.mjs', ports[1]), dependsOn: ['gate'] },
  }),
  faults: [
    {
      fault: 'an unreadable volume',
      unit: 'orchestrator',
      cause: 'permission-denied',
      explanation: 'The unit has no permission for `results/locked/risk-state.json`',
    },
    {
      fault: 'a write to a read-only file system',
      unit: 'writer',
      cause: 'read-only',
      explanation: 'The unit writes `/app/cache.bin` on a read-only file system',
    },
    {
      fault: 'a full disk',
      unit: 'filler',
      cause: 'disk-full',
      explanation: 'No space is left on the disk',
    },
    {
      fault: 'the OOM killer',
      unit: 'hoarder',
      cause: 'out-of-memory',
      explanation: 'The unit needed more memory than its container may use, and was killed',
    },
    {
      fault: 'a wrong DNS name',
      unit: 'caller',
      cause: 'host-unknown',
      explanation: 'The host `solver.nowhere` cannot be resolved',
    },
    {
      fault: 'a port that is taken while the stack starts',
      unit: 'late',
      cause: 'port-taken',
      explanation: ({ ports }) => `Port ${ports[1]} is in use by another process or container`,
    },
  ],
};

const readiness: Round = {
  timeout: 10,
  units: ({ ports }) => ({
    orchestrator: { environment: { SOLVER_ADDR: 'host.docker.internal:1' } },
    elsewhere: serving('elsewhere.mjs', ports[3]),
    never: serving('healthy.mjs', ports[4], { NOT_READY: 'no table in sight' }),
    slow: serving('healthy.mjs', ports[5], { READY_AFTER_MS: '20000' }),
  }),
  faults: [
    {
      fault: 'a dependency that is down',
      unit: 'orchestrator',
      cause: 'dependency-down',
      explanation:
        'Something that the unit needs does not answer: waiting for solver at host.docker.internal:1',
    },
    {
      fault: 'a wrong port',
      unit: 'elsewhere',
      cause: 'wrong-port',
      explanation: ({ ports }) => `The unit listens on port 7000 instead of ${ports[3]}`,
    },
    {
      fault: 'health that never comes',
      unit: 'never',
      cause: 'not-ready',
      explanation: 'The unit runs and says after 10 s that it is not ready: no table in sight',
    },
    {
      fault: 'health after the limit',
      unit: 'slow',
      cause: 'slow-start',
      explanation: 'The unit is still starting after 10 s: warming up',
    },
  ],
};

const names: Round = {
  timeout: 10,
  units: () => ({ orchestrator: { environment: { SOLVER_ADDR: 'solver.nowhere:50051' } } }),
  faults: [
    {
      fault: 'a wrong DNS name of a dependency',
      unit: 'orchestrator',
      cause: 'host-unknown',
      explanation: 'The host `solver.nowhere`, which the unit waits for, cannot be resolved',
    },
  ],
};

/** In the order in which they are run. */
export const rounds = { beginnings, obstacles, readiness, names };
