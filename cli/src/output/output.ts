import type { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Reporter } from '../events.ts';
import type { Palette } from './palette.ts';

/** What a command has at its end: the same thing for machines and for people. */
export interface Outcome {
  readonly document: unknown;
  /** Called only when somebody reads it. */
  text(palette: Palette): string;
}

/** One face of a command: text, JSON, NDJSON or nothing. */
export interface Output extends Reporter {
  result(outcome: Outcome): Promise<void>;
  error(error: PokerbotError): Promise<void>;
}
