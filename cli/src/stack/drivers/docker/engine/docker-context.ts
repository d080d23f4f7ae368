import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineTransport } from './engine.ts';

/** What a context of the `docker` command says about its engine. */
export interface DockerContext {
  readonly name: string;
  /** Such as `unix:///var/run/docker.sock`; undefined when the context cannot be read. */
  readonly host: string | undefined;
  readonly tls: EngineTransport | undefined;
}

export interface ContextOptions {
  /** Folder of the `docker` command's settings. */
  readonly folder: string;
  /** Beats what the settings say. */
  readonly name?: string | undefined;
}

/** The context that `docker` would use; undefined for its built-in `default`. */
export function currentContext({ folder, name }: ContextOptions): DockerContext | undefined {
  const chosen = name || currentName(folder);
  if (!chosen || chosen === 'default') return undefined;
  const id = createHash('sha256').update(chosen).digest('hex');
  const meta = readJson(join(folder, 'contexts/meta', id, 'meta.json')) as ContextMeta | undefined;
  return {
    name: chosen,
    host: meta?.Endpoints?.docker?.Host,
    tls: readTransport(join(folder, 'contexts/tls', id, 'docker')),
  };
}

interface ContextMeta {
  readonly Endpoints?: { readonly docker?: { readonly Host?: string } };
}

/** The certificates in a folder; undefined when it has none. */
export function readTransport(folder: string): EngineTransport | undefined {
  const tls = {
    authority: readIfAny(join(folder, 'ca.pem')),
    certificate: readIfAny(join(folder, 'cert.pem')),
    key: readIfAny(join(folder, 'key.pem')),
  };
  return Object.values(tls).some((text) => text !== undefined) ? tls : undefined;
}

function currentName(folder: string): string | undefined {
  const settings = readJson(join(folder, 'config.json')) as
    | { currentContext?: unknown }
    | undefined;
  return typeof settings?.currentContext === 'string' ? settings.currentContext : undefined;
}

function readJson(path: string): unknown {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function readIfAny(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
