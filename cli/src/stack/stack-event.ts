import type { FailureCard } from './failure/failure-card.ts';
import type { Operation } from './plan/operation.ts';

/** What happens while a plan is executed. */
export type StackEvent =
  | { readonly type: 'plan.started'; readonly operations: readonly Operation[] }
  | { readonly type: 'operation.started'; readonly operation: Operation }
  | { readonly type: 'operation.progress'; readonly operation: Operation; readonly text: string }
  | {
      readonly type: 'operation.done';
      readonly operation: Operation;
      readonly milliseconds: number;
    }
  | {
      readonly type: 'operation.failed';
      readonly operation: Operation;
      readonly message: string;
      readonly card?: FailureCard | undefined;
    }
  | { readonly type: 'operation.skipped'; readonly operation: Operation; readonly because: string }
  | { readonly type: 'note'; readonly text: string };

export type StackListener = (event: StackEvent) => void;
