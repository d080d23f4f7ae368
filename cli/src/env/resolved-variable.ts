/** Which layer a value comes from, the strongest first. */
export type ValueSource =
  | 'flag'
  | 'process'
  | 'store'
  | 'unit-file'
  | 'file'
  | 'manifest'
  | 'default';

/** The value of one variable for one unit, and where it was written. */
export interface ResolvedVariable {
  readonly value: string;
  readonly source: ValueSource;
  /** Where that is, for people: `--solver-port`, `.env:12`, `keychain, version 3`. */
  readonly origin: string;
  readonly secret: boolean;
}

/** What a unit gets, by name. Aliases are under the first name. */
export type UnitEnvironment = Readonly<Record<string, ResolvedVariable>>;
