import type { Redact } from '@poker-bot/shared/foreign-text/one-line';

/** What a provider is asked. */
export interface CompletionRequest {
  readonly instructions: string;
  /** Data that the instructions speak of. */
  readonly input: string;
  /** The shape of the answer. */
  readonly answer: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> };
}

/** What a model has written. */
export interface Completion {
  /** As it came: what is kept of it goes through `withoutKey` when it is decoded. */
  readonly text: string;
  /** Tokens that it cost, read and written. */
  readonly tokens: number;
  /** A text for people without the key that the call was made with, which a server may write into its answer. */
  readonly withoutKey: Redact;
}

/** A service that runs language models. */
export interface Provider {
  readonly name: string;
  /** @throws AdviceFault; after an abort, whatever came of it */
  complete(request: CompletionRequest, signal: AbortSignal): Promise<Completion>;
}
