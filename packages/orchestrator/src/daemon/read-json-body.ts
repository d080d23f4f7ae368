import type { IncomingMessage } from 'node:http';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { z } from 'zod';

const mostBytes = 64 * 1024;

/**
 * Reads and checks the JSON body of a request; an empty one counts as `{}`.
 *
 * @throws PokerbotError `REQUEST_INVALID`
 */
export async function readJsonBody<S extends z.ZodType>(
  request: IncomingMessage,
  schema: S,
): Promise<z.output<S>> {
  const text = await readText(request);
  if (text !== '' && !/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
    throw invalid('The body has to come as `content-type: application/json`');
  }
  const parsed = schema.safeParse(parse(text));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    (issue) => `\`${issue.path.join('.') || '(root)'}\`: ${issue.message}`,
  );
  throw invalid(problems.join('\n'), problems);
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw invalid(`The body is larger than ${mostBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8').trim();
}

function parse(text: string): unknown {
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalid(`The body is not JSON: ${(cause as Error).message}`);
  }
}

function invalid(message: string, problems: readonly string[] = [message]): PokerbotError {
  return new PokerbotError('REQUEST_INVALID', { message, details: { problems } });
}
