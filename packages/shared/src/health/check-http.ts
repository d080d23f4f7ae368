import { Agent, request } from 'node:http';
import type { HealthAnswer, HealthCheck } from './health-answer.ts';

/** Bytes of a reason that are kept. */
const longestReason = 500;

/** Asks a `/readyz`. */
export function httpHealth(url: string): HealthCheck {
  const agent = new Agent({ keepAlive: false });
  return {
    check: (timeoutMs) => check({ url, agent, timeoutMs }),
    close: () => agent.destroy(),
  };
}

interface Look {
  readonly url: string;
  readonly agent: Agent;
  readonly timeoutMs: number;
}

function check({ url, agent, timeoutMs }: Look): Promise<HealthAnswer> {
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const asked = request(url, { agent, signal }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        if (body.length < longestReason) body += chunk;
      });
      response.on('error', () => resolve(silent(timeoutMs)));
      response.on('end', () =>
        resolve(
          response.statusCode === 200
            ? { state: 'healthy', detail: 'ready' }
            : { state: 'not-ready', detail: `not ready: ${reasonIn(body, response.statusCode)}` },
        ),
      );
    });
    asked.on('error', (error: NodeJS.ErrnoException) =>
      resolve(
        signal.aborted
          ? silent(timeoutMs)
          : { state: 'refused', detail: `connection refused (${error.code ?? error.message})` },
      ),
    );
    asked.end();
  });
}

function silent(timeoutMs: number): HealthAnswer {
  return { state: 'silent', detail: `no answer within ${timeoutMs} ms` };
}

function reasonIn(body: string, status: number | undefined): string {
  try {
    const { reason } = JSON.parse(body) as { reason?: unknown };
    if (typeof reason === 'string') return reason;
  } catch {
    // Not ours: any text is as good a reason.
  }
  return body.trim() === '' ? `HTTP ${status}` : body.trim().slice(0, longestReason);
}
