import { Draft } from './write-atomically.ts';

/** Characters that are put on file together. */
const blockSize = 64 * 1024;

/**
 * The `.phhs` file of a run: written beside its place while the hands are played, so that none of them has to be read
 * again for it. A run that was stopped writes it anew from its hands when it goes on.
 */
export class PhhsFile {
  readonly #path: string;
  #draft: Draft | undefined;
  #number = 0;
  #block = '';

  /** Nothing is written before the first hands are. One process at a time may write it. */
  constructor(path: string) {
    this.#path = path;
  }

  /**
   * Adds the `.phh` text of a hand.
   * @throws PokerbotError `DISK_FULL`, `FILE_UNWRITABLE`
   */
  add(text: string): void {
    this.#number += 1;
    this.#block += `${this.#number === 1 ? '' : '\n'}[${this.#number}]\n${text}`;
    if (this.#block.length >= blockSize) this.#write();
  }

  /**
   * Gives the file its name, whole.
   * @throws PokerbotError `DISK_FULL`, `FILE_UNWRITABLE`
   */
  put(): void {
    this.#write().put();
  }

  /** Leaves nothing beside; to be called at the end in any case. */
  discard(): void {
    this.#draft?.discard();
  }

  #write(): Draft {
    this.#draft ??= new Draft(this.#path, `${this.#path}.tmp`);
    this.#draft.add(this.#block);
    this.#block = '';
    return this.#draft;
  }
}
