import { z } from 'zod';
import { scopeName } from '../../secrets/scope-name.ts';

const name = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9_-]{0,62}$/,
    'expected lower-case letters, digits, `-` and `_`, at most 63',
  );

const portRange = 'expected a port from 1 to 65535';
const isPort = (value: number) => value >= 1 && value <= 65_535;

const address = z
  .string()
  .regex(/^(\[[0-9a-fA-F:]+\]|[^\s:/]+):\d{1,5}$/, {
    error: 'expected HOST:PORT, such as `solver.lab:50051`',
    abort: true,
  })
  .refine((text) => isPort(Number(text.slice(text.lastIndexOf(':') + 1))), portRange);

const environment = z
  .record(
    z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'expected a variable name such as `LOG_LEVEL`'),
    z.union([z.string(), z.number(), z.boolean()]).transform(String),
  )
  .nullish()
  .transform((values) => values ?? {});

const health = z.strictObject({
  protocol: z.enum(['grpc', 'http'], 'expected `grpc` or `http`').describe('How the unit is asked'),
  port: z
    .string()
    .optional()
    .describe('Variable that carries the port to ask; the first of `ports` when absent'),
  path: z
    .string()
    .startsWith('/')
    .default('/readyz')
    .describe('Path that answers 200 when ready (http)'),
});

/** One entry below `units`. */
export const unitManifest = z.strictObject({
  enabled: z.boolean('expected `true` or `false`').default(true).describe('Whether the unit runs'),
  runtime: z
    .enum(
      ['node', 'rust', 'python', 'image', 'external'],
      'expected one of `node`, `rust`, `python`, `image`, `external`',
    )
    .default('node')
    .describe('What runs the unit; `external` is run by somebody else and only watched'),
  split: z
    .boolean('expected `true` or `false`')
    .default(false)
    .describe(
      'Runs `executor` or `logger` as a unit of its own instead of inside the orchestrator',
    ),
  address: address.optional().describe('HOST:PORT of an `external` unit'),
  image: z.string().min(1).optional().describe('Image of a unit with runtime `image`'),
  source: z
    .string()
    .min(1)
    .optional()
    .describe('Folder of the unit’s own source, from the workspace (`rust`, `python`)'),
  command: z
    .array(z.string())
    .min(1)
    .optional()
    .describe('Program and arguments instead of the built-in unit'),
  ports: z
    .record(
      z.string().regex(/^[A-Z_][A-Z0-9_]*$/, 'expected a variable name such as `SOLVER_PORT`'),
      z.int(portRange).min(1, portRange).max(65_535, portRange),
    )
    .optional()
    .describe('Ports of a unit of your own, by the variable that tells it'),
  health: health.optional().describe('Health check of a unit of your own'),
  dependsOn: z.array(z.string()).optional().describe('Units that have to be healthy first'),
  environment: environment.describe('Variables of this unit'),
});

const secrets = z.strictObject({
  store: z
    .enum(
      ['auto', 'keychain', 'vault', 'environment'],
      'expected one of `auto`, `keychain`, `vault`, `environment`',
    )
    .default('auto')
    .describe(
      'Store of new secrets; `auto` is the keychain where one answers, else a vault that exists',
    ),
  scope: z
    .string()
    .regex(scopeName.pattern, scopeName.expected)
    .optional()
    .describe('Name under which they are kept, instead of one made of the folder’s path'),
  variables: z
    .record(
      z
        .string()
        .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'expected a variable name such as `CAMERA_TOKEN`'),
      z.array(name),
    )
    .default({})
    .describe('Secrets of units of your own: the variable, and the units that read it'),
});

/** The whole of `pokerbot.yaml`, before defaults of units are put in. */
export const manifestSchema = z.strictObject({
  version: z
    .literal(1, 'expected `1`, the only version there is')
    .describe('Version of this format'),
  name: name.describe('Name of the stack, unique on this machine'),
  driver: z
    .enum(['auto', 'process', 'docker'], 'expected `auto`, `process` or `docker`')
    .default('auto')
    .describe('What runs the units'),
  environment: environment.describe('Variables of every unit that reads them'),
  images: z
    .strictObject({
      node: z
        .string()
        .regex(/^[^@\s]+$/, 'expected NAME:TAG; `pokerbot images lock` finds the digest')
        .optional()
        .describe('Image that brings Node.js, instead of the installation’s choice'),
    })
    .optional()
    .describe('Images that those of the units are built on'),
  secrets: secrets.optional().describe('Where the secrets of this workspace are kept'),
  units: z
    .record(name, unitManifest)
    .nullish()
    .transform((units) => units ?? {})
    .describe('Units by name; built-in ones need no entry'),
});

export type UnitManifest = z.output<typeof unitManifest>;
export type Manifest = z.output<typeof manifestSchema>;
export type DriverChoice = Manifest['driver'];
