import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

interface Claim {
  readonly workspace: string;
  /** Images that it needed when it was last brought up or built. */
  readonly declared: readonly string[];
  /** Images that it needed before. */
  readonly earlier: readonly string[];
}

const keyLength = 12;

/**
 * Which workspace of this user needs which images: an image is named after its content, so two that are alike share it, and the
 * engine knows of none that is down. A record that cannot be written costs only that an image stays.
 */
export class ImageClaims {
  readonly #folder: string;

  /** @param stateHome folder of this user, the same for all workspaces */
  constructor(stateHome: string) {
    this.#folder = join(stateHome, 'images');
  }

  /** Notes what a workspace needs now. */
  note(workspace: string, images: readonly string[]): void {
    const before = this.#read(this.#file(workspace));
    const declared = [...new Set(images)].sort();
    if (before && before.declared.join() === declared.join()) return;
    const left = [...(before?.earlier ?? []), ...(before?.declared ?? [])];
    this.#write({ workspace, declared, earlier: without(left, declared) });
  }

  /** What the workspace needed once and does not need now. */
  earlier(workspace: string): readonly string[] {
    return this.#read(this.#file(workspace))?.earlier ?? [];
  }

  /** What every other workspace needs that is still there. */
  ofOthers(workspace: string): ReadonlySet<string> {
    const claims = this.#files().flatMap((file) => this.#read(file) ?? []);
    const others = claims.filter((claim) => claim.workspace !== workspace && isThere(claim));
    return new Set(others.flatMap(({ declared }) => declared));
  }

  /** Notes that images are gone. */
  forget(workspace: string, images: readonly string[]): void {
    const claim = this.#read(this.#file(workspace));
    if (claim) this.#write({ ...claim, earlier: without(claim.earlier, images) });
  }

  #files(): string[] {
    if (!existsSync(this.#folder)) return [];
    const names = readdirSync(this.#folder).filter((name) => name.endsWith('.json'));
    return names.map((name) => join(this.#folder, name));
  }

  #file(workspace: string): string {
    const key = createHash('sha256').update(workspace).digest('hex').slice(0, keyLength);
    return join(this.#folder, `${key}.json`);
  }

  #read(file: string): Claim | undefined {
    try {
      const claim: unknown = JSON.parse(readFileSync(file, 'utf8'));
      return isClaim(claim) ? claim : undefined;
    } catch {
      return undefined;
    }
  }

  #write(claim: Claim): void {
    const file = this.#file(claim.workspace);
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      writeFileSync(`${file}.${process.pid}`, JSON.stringify(claim), { mode: 0o600 });
      renameSync(`${file}.${process.pid}`, file);
    } catch {
      // Nobody is told: what a stack needs to run is not in it.
    }
  }
}

function without(images: readonly string[], others: readonly string[]): string[] {
  return [...new Set(images)].filter((image) => !others.includes(image));
}

function isThere({ workspace }: Claim): boolean {
  return existsSync(join(workspace, 'pokerbot.yaml'));
}

function isClaim(value: unknown): value is Claim {
  const claim = value as Partial<Claim> | null;
  return (
    typeof claim?.workspace === 'string' &&
    [claim.declared, claim.earlier].every(
      (list) => Array.isArray(list) && list.every((image) => typeof image === 'string'),
    )
  );
}
