import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** The process that listens on a port, as far as this user may know. */
export interface PortHolder {
  readonly pid: number;
  /** Program and first argument; more could hold what is not for printing. */
  readonly command: string;
}

export function findPortHolder(port: number): PortHolder | undefined {
  try {
    return process.platform === 'linux' ? fromProcfs(port) : fromLsof(port);
  } catch {
    return undefined;
  }
}

const listening = '0A';

function fromProcfs(port: number): PortHolder | undefined {
  const inodes = new Set(
    ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) => listenersIn(table, port)),
  );
  if (inodes.size === 0) return undefined;
  const pid = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .find((name) => socketsOf(name).some((inode) => inodes.has(inode)));
  return pid === undefined ? undefined : { pid: Number(pid), command: commandOf(pid) };
}

function listenersIn(table: string, port: number): string[] {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return readText(table)
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[1]?.endsWith(suffix) && fields[3] === listening)
    .flatMap((fields) => fields[9] ?? []);
}

function socketsOf(pid: string): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((descriptor) => {
      const target = linkOf(`/proc/${pid}/fd/${descriptor}`);
      return target.match(/^socket:\[(\d+)\]$/)?.[1] ?? [];
    });
  } catch {
    // A process of another user, or one that has just ended.
    return [];
  }
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

function commandOf(pid: string): string {
  const words = readText(`/proc/${pid}/cmdline`).split('\0').filter(Boolean);
  return words.slice(0, 2).join(' ') || readText(`/proc/${pid}/comm`).trim();
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function fromLsof(port: number): PortHolder | undefined {
  const text = execFileSync('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const pid = text.match(/^p(\d+)$/m)?.[1];
  const command = text.match(/^c(.+)$/m)?.[1];
  return pid === undefined ? undefined : { pid: Number(pid), command: command ?? 'unknown' };
}
