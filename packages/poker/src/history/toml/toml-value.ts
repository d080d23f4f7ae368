import type { Place } from '../history-error.ts';

/** A value of the TOML subset, with the place it was written at. Numbers and dates keep their text: chips are exact. */
export type TomlValue = Place & { readonly column: number } & (
    | { readonly kind: 'string'; readonly text: string }
    | { readonly kind: 'integer' | 'float' | 'date'; readonly text: string }
    | { readonly kind: 'boolean'; readonly value: boolean }
    | { readonly kind: 'array'; readonly items: readonly TomlValue[] }
    | { readonly kind: 'table'; readonly entries: readonly TomlEntry[] }
  );

export interface TomlEntry {
  readonly key: string;
  readonly line: number;
  readonly value: TomlValue;
}
