import { inspect } from 'node:util';

const hidden = '[secret]';

/** A value that cannot be printed by accident: every way to text but `reveal()` gives a placeholder. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself: only for handing it to the party it is meant for. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return hidden;
  }

  toJSON(): string {
    return hidden;
  }

  [inspect.custom](): string {
    return hidden;
  }
}
