import type { Manifest } from '../stack/manifest/manifest-schema.ts';
import { type DotenvFile, dotenvValues } from './dotenv-file.ts';
import type { ValueSource } from './resolved-variable.ts';

/** The files of a workspace that carry variables. */
export interface EnvironmentFiles {
  readonly shared?: DotenvFile | undefined;
  readonly units: Readonly<Record<string, DotenvFile | undefined>>;
}

export interface EnvironmentInputs {
  readonly manifest: Manifest;
  readonly files: EnvironmentFiles;
  /** Values given by flags of the command, by variable. */
  readonly flags?: Readonly<Record<string, string | undefined>> | undefined;
  readonly processEnvironment: Readonly<Record<string, string | undefined>>;
  /** Values of the secret store, by variable. */
  readonly stored?: Readonly<Record<string, LayerValue | undefined>> | undefined;
}

export interface LayerValue {
  readonly value: string;
  readonly origin: string;
}

/** One place in which values can be written. */
export interface Layer {
  readonly source: ValueSource;
  get(name: string): LayerValue | undefined;
  /** Names that reach a unit even when nobody has registered them. */
  readonly ownNames: readonly string[];
}

/** The layers of one unit, the strongest first. Defaults are no layer: they come last, from the registry. */
export function environmentLayers(unit: string, inputs: EnvironmentInputs): Layer[] {
  const { manifest, files, flags = {}, processEnvironment, stored = {} } = inputs;
  return [
    recordLayer('flag', { values: flags, origin: 'flag', passesOwn: true }),
    recordLayer('process', {
      values: processEnvironment,
      origin: 'process environment',
      passesOwn: false,
    }),
    { source: 'store', get: (name) => stored[name], ownNames: [] },
    fileLayer('unit-file', files.units[unit]),
    fileLayer('file', files.shared),
    recordLayer('manifest', {
      values: { ...manifest.environment, ...manifest.units[unit]?.environment },
      origin: 'pokerbot.yaml',
      passesOwn: true,
    }),
  ];
}

interface RecordLayer {
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly origin: string;
  /** The whole process environment must not leak into units. */
  readonly passesOwn: boolean;
}

function recordLayer(source: ValueSource, { values, origin, passesOwn }: RecordLayer): Layer {
  return {
    source,
    get: (name) => {
      const value = values[name];
      return value === undefined ? undefined : { value, origin };
    },
    ownNames: passesOwn ? Object.keys(values) : [],
  };
}

function fileLayer(source: ValueSource, file: DotenvFile | undefined): Layer {
  const values = file ? dotenvValues(file) : new Map<string, never>();
  return {
    source,
    get: (name) => {
      const found = values.get(name);
      return found && { value: found.value, origin: `${file?.path}:${found.line}` };
    },
    ownNames: [...values.keys()],
  };
}
