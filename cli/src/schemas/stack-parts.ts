import { z } from 'zod';

const port = z.strictObject({
  variable: z.string().describe('Variable that carries the port, such as `SOLVER_PORT`'),
  port: z.int(),
});

const change = z.strictObject({
  field: z.string(),
  from: z.string().optional().describe('Absent when the field is new'),
  to: z.string().optional().describe('Absent when the field is gone'),
});

const cause = z.strictObject({ summary: z.string(), changes: z.array(change).readonly() });

const failureCard = z.strictObject({
  unit: z.string(),
  phase: z.enum(['build', 'spawn', 'start', 'health', 'running']),
  command: z.array(z.string()).readonly(),
  exitCode: z.int().optional(),
  signal: z.string().optional(),
  spawnError: z.string().optional(),
  attempts: z.int().describe('Ends in a row without having been healthy for long'),
  health: z.string().optional().describe('What the last health check said'),
  oomKilled: z.boolean().optional().describe('Whether it reached its memory limit'),
  engine: z.string().optional().describe('What the container engine itself said'),
  lastLines: z.array(z.string()).readonly().describe('What the unit wrote last, redacted'),
  ports: z.array(z.int()).readonly(),
  cause: z.string().describe('Permanent name of the likely cause, such as `port-taken`'),
  explanation: z.string(),
  next: z.string().describe('One command to run next'),
});

/** One operation of a plan. */
export const operationPart = z.strictObject({
  kind: z.enum(['build', 'prepare', 'start', 'await', 'stop', 'release']),
  target: z.string().describe('Unit, or resource of the driver'),
  cause,
});

/** One unit as it is now. */
export const unitPart = z.strictObject({
  name: z.string(),
  kind: z.enum(['daemon', 'external']),
  state: z.enum([
    'starting',
    'healthy',
    'unhealthy',
    'hung',
    'restarting',
    'failed',
    'stopped',
    'orphaned',
  ]),
  address: z.string().nullable().describe('HOST:PORT that consumers use'),
  ports: z.array(port).readonly(),
  pid: z.int().nullable(),
  uptimeMs: z.number().nullable(),
  restarts: z.int().describe('Times it was started again since it was last asked to start'),
  memoryBytes: z.number().nullable(),
  detail: z.string().nullable().describe('What the last health check or the last exit said'),
  failure: failureCard.nullable(),
});
