import type { Secret } from '@poker-bot/shared/secret/secret';

export interface Choice<T> {
  readonly value: T;
  readonly name: string;
  readonly description?: string;
}

/** Questions to a person. Each rejects with `INTERRUPTED` when the person leaves. */
export interface Prompts {
  text(question: {
    readonly message: string;
    readonly default?: string | undefined;
    /** `true`, or what is wrong with the answer. */
    validate?(answer: string): true | string;
  }): Promise<string>;
  /** What is typed is not shown. */
  hidden(question: { readonly message: string }): Promise<Secret>;
  select<T>(question: {
    readonly message: string;
    readonly choices: readonly Choice<T>[];
    readonly default?: T | undefined;
  }): Promise<T>;
  several<T>(question: {
    readonly message: string;
    readonly choices: readonly Choice<T>[];
    readonly default: readonly T[];
  }): Promise<T[]>;
  confirm(question: { readonly message: string; readonly default: boolean }): Promise<boolean>;
}
