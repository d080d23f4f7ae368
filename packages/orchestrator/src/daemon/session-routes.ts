import type { ServerResponse } from 'node:http';
import type { ErrorCode } from '@poker-bot/shared/errors/catalog';
import { isPokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Log } from '@poker-bot/shared/log/log';
import { type Handler, sendJson } from '@poker-bot/shared/unit/admin-server';
import { z } from 'zod';
import { sessionRequestSchema } from '../session/session-request.ts';
import type { SessionSupervisor } from '../session/session-supervisor.ts';
import { checkOrigin } from './check-origin.ts';
import { readJsonBody } from './read-json-body.ts';

const nothing = z.strictObject({});

/** The session API: orders answer with the session as it is then, mistakes with `{code, message, next}`. */
export function sessionRoutes(
  supervisor: SessionSupervisor,
  log: Log,
): Readonly<Record<string, Handler>> {
  const order =
    (perform: () => unknown): Handler =>
    (request, response) =>
      answer({ response, log }, async () => {
        checkOrigin(request);
        await readJsonBody(request, nothing);
        return perform();
      });
  return {
    'GET /session': (_request, response) => sendJson(response, 200, supervisor.report),
    'POST /session/start': (request, response) =>
      answer({ response, log }, async () => {
        checkOrigin(request);
        return supervisor.start(await readJsonBody(request, sessionRequestSchema));
      }),
    'POST /session/pause': order(() => supervisor.pause()),
    'POST /session/resume': order(() => supervisor.resume()),
    'POST /session/stop': order(() => supervisor.stop()),
  };
}

interface Answering {
  readonly response: ServerResponse;
  readonly log: Log;
}

async function answer(
  { response, log }: Answering,
  perform: () => Promise<unknown>,
): Promise<void> {
  try {
    sendJson(response, 200, await perform());
  } catch (error) {
    if (!isPokerbotError(error)) {
      log.error('request failed', { error });
      const message = error instanceof Error ? error.message : String(error);
      sendJson(response, 500, { code: 'BUG', message, next: [] });
      return;
    }
    const { code, message, next } = error;
    sendJson(response, httpStatus(code), { code, message, next });
  }
}

/** 400 for what was written wrong, 409 for what cannot be done now, 500 for what went wrong here. */
function httpStatus(code: ErrorCode): number {
  switch (code) {
    case 'REQUEST_INVALID':
      return 400;
    case 'SESSION_ALREADY_RUNNING':
    case 'SESSION_NOT_RUNNING':
    case 'ORCHESTRATOR_STOPPING':
    case 'RISK_LIMIT_REACHED':
    case 'MODE_UNAVAILABLE':
    case 'TARGET_REFUSED':
      return 409;
    default:
      return 500;
  }
}
