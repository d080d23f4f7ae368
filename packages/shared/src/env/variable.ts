import type { z } from 'zod';
import type { VariableReader } from './unit-name.ts';

/** One environment variable, declared once. Everything else about it is derived from this. */
export interface Variable {
  readonly readers: readonly VariableReader[];
  /** Turns the text into the value that code receives. */
  readonly schema: z.ZodType<unknown, string>;
  /** Text used when the variable is not set. Without one, and not required, the value is `undefined`. */
  readonly default?: string;
  /** An empty text means "not set" where allowed, and is an error where not. */
  readonly emptyAllowed: boolean;
  readonly secret: boolean;
  readonly purpose: string;
  /** Who answers for the value. */
  readonly owner: string;
  /** How often the value is to be replaced. */
  readonly rotation?: 'monthly' | 'quarterly' | 'yearly';
  /** Where production keeps it. */
  readonly storage: string;
  /** How a CI run gets it. */
  readonly ci: string;
  /** Other names for the same variable; the first name wins when both are set. */
  readonly aliases?: readonly string[];
  /** The value is a path at which this has to lie already; the unit makes nothing there. */
  readonly path?: 'file' | 'folder';
}

type Described = 'storage' | 'ci' | 'secret' | 'emptyAllowed';
type Setting = Omit<Variable, Described> & Partial<Pick<Variable, Described>>;

/** A plain setting: kept in `.env`, empty means "use the default". */
export function setting<const S extends Setting>(row: S) {
  return {
    secret: false,
    emptyAllowed: true,
    storage: '`.env`, or the manifest',
    ci: 'plain variable',
    ...row,
  } as const;
}

/** A secret: kept in a secret store, never in a file that we write. `NAME_FILE` works for each. */
export function secretSetting<const S extends Omit<Setting, 'default'>>(row: S) {
  return {
    secret: true,
    emptyAllowed: true,
    storage: 'secret store (OS keychain here, AWS Secrets Manager or Vault in production)',
    ci: 'encrypted secret of the CI system',
    ...row,
  } as const;
}
