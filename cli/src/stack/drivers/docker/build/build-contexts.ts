import { archiveFolder } from './context-archive.ts';

/** The folders that builds of one command send, each read once however many images are made of it. */
export class BuildContexts {
  readonly #archives = new Map<string, Promise<Buffer>>();

  archive(folder: string): Promise<Buffer> {
    const known = this.#archives.get(folder) ?? archiveFolder(folder);
    this.#archives.set(folder, known);
    return known;
  }
}
