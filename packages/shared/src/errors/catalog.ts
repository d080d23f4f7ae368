import { acpcErrors } from './acpc-errors.ts';
import { configErrors } from './config-errors.ts';
import { environmentErrors } from './environment-errors.ts';
import { evaluationErrors } from './evaluation-errors.ts';
import { generalErrors } from './general-errors.ts';
import { historyErrors } from './history-errors.ts';
import { rotationErrors } from './rotation-errors.ts';
import { runtimeErrors } from './runtime-errors.ts';
import { secretErrors } from './secret-errors.ts';
import { stackErrors } from './stack-errors.ts';
import { workspaceErrors } from './workspace-errors.ts';

/** Every error a user can meet, once. `docs/errors.md` is generated from it. */
export const catalog = {
  ...generalErrors,
  ...workspaceErrors,
  ...environmentErrors,
  ...configErrors,
  ...stackErrors,
  ...runtimeErrors,
  ...rotationErrors,
  ...evaluationErrors,
  ...acpcErrors,
  ...historyErrors,
  ...secretErrors,
};

export type ErrorCode = keyof typeof catalog;
