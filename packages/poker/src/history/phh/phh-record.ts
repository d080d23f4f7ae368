import { HistoryError } from '../history-error.ts';
import type { TomlSection } from '../toml/parse-document.ts';
import type { TomlEntry, TomlValue } from '../toml/toml-value.ts';
import { expectation, phhFields } from './phh-fields.ts';

/** The fields of one hand, every known one checked for its type, with access by name. */
export class PhhRecord {
  readonly line: number;
  readonly entries: readonly TomlEntry[];

  /** @throws HistoryError for the section's own fault, or a field of the wrong type */
  constructor(section: TomlSection) {
    if (section.error !== undefined) throw section.error;
    this.line = section.line;
    this.entries = section.entries;
    for (const { key, value } of section.entries) {
      const kind = phhFields.get(key);
      const expected = kind === undefined ? undefined : expectation(kind, value);
      if (expected !== undefined) {
        throw new HistoryError('HISTORY_SYNTAX', `\`${key}\` has to be ${expected}`, value);
      }
    }
  }

  find(key: string): TomlValue | undefined {
    return this.entries.find((entry) => entry.key === key)?.value;
  }

  /** @throws HistoryError when the field is missing */
  require(key: string): TomlValue {
    const value = this.find(key);
    if (value === undefined) {
      throw new HistoryError('HISTORY_SYNTAX', `The field \`${key}\` is missing`, this);
    }
    return value;
  }

  /** The text of a string, number or date. */
  text(key: string): string | undefined {
    const value = this.find(key);
    return value !== undefined && 'text' in value ? value.text : undefined;
  }

  /** The texts of an array's strings or numbers; undefined where the field is absent. */
  texts(key: string): string[] | undefined {
    const value = this.find(key);
    return value === undefined ? undefined : itemsOf(value).map(textOf);
  }

  /** @throws HistoryError when the array is given and does not have one entry a player */
  requireLength(key: string, players: number): void {
    const value = this.find(key);
    if (value === undefined || itemsOf(value).length === players) return;
    throw new HistoryError(
      'HISTORY_SYNTAX',
      `\`${key}\` has ${itemsOf(value).length} entries for ${players} players`,
      value,
    );
  }
}

export function itemsOf(value: TomlValue): readonly TomlValue[] {
  return value.kind === 'array' ? value.items : [];
}

export function textOf(value: TomlValue): string {
  return 'text' in value ? value.text : '';
}
