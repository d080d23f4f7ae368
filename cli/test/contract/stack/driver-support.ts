import { createServer } from 'node:net';
import type { Driver, LogLine } from '../../../src/stack/driver.ts';
import type { Operation, OperationKind } from '../../../src/stack/plan/operation.ts';

export function operation(kind: OperationKind, target: string): Operation {
  return {
    id: `${kind} ${target}`,
    kind,
    target,
    cause: { summary: 'a test', changes: [] },
    after: [],
  };
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

export async function collect(driver: Driver, units: string[], tail?: number): Promise<LogLine[]> {
  const lines: LogLine[] = [];
  const signal = new AbortController().signal;
  for await (const line of driver.logs({ units, follow: false, tail, signal })) lines.push(line);
  return lines;
}

export function texts(lines: readonly LogLine[]): string[] {
  return lines.map(({ text }) => text);
}
