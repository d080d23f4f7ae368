import type { Configuration, ContainerSpec } from '../unit-spec.ts';

/** What a unit runs, and the fields of its configuration that name it. */
export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly configuration: Configuration;
  /** Variables that the image of the unit would have set. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly container?: ContainerSpec;
}
