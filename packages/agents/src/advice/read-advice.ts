import type { Action, LegalActions } from '@poker-bot/poker/holdem/action';
import type { Redact } from '@poker-bot/shared/foreign-text/one-line';
import { rationaleOf } from '@poker-bot/shared/foreign-text/rationale';
import { AdviceFault } from './advice-fault.ts';
import { type Answer, answerShape } from './answer-shape.ts';
import { parseJson } from './parse-json.ts';

/** How far the probabilities may be from a sum of 1: language models round. */
const tolerance = 0.01;
/** More entries than any strategy has a use for. */
const mostActions = 20;

export interface SharedAction {
  readonly action: Action;
  readonly probability: number;
}

/** What a model advises: probabilities over legal actions, summing to 1. */
export interface ModelAdvice {
  readonly distribution: readonly SharedAction[];
  /** 0 to 1. */
  readonly confidence: number;
  /** One line for people; may be empty. */
  readonly rationale: string;
}

export interface AdviceGrounds {
  readonly legal: LegalActions;
  /** Takes out of the rationale what nobody may see. */
  readonly withoutKey: Redact;
}

/**
 * Reads what a model has answered. Nothing of it is repaired: an answer that is wrong in one place is not to be trusted in
 * the others.
 *
 * @throws AdviceFault `advice-unreadable`, `advice-unsound`, `advice-illegal`
 */
export function readAdvice(text: string, { legal, withoutKey }: AdviceGrounds): ModelAdvice {
  const { actions, confidence, rationale } = readAnswer(text);
  if (actions.length > mostActions) throw unsound(`${actions.length} actions are too many`);
  if (!isShare(confidence)) throw unsound('the confidence is not from 0 to 1');
  if (!actions.every(({ probability }) => isShare(probability))) {
    throw unsound('a probability is not from 0 to 1');
  }
  const sum = actions.reduce((total, { probability }) => total + probability, 0);
  if (Math.abs(sum - 1) > tolerance) throw unsound(`the probabilities sum to ${sum}`);
  return {
    distribution: actions.map((entry) => ({
      action: readAction(entry, legal),
      probability: entry.probability / sum,
    })),
    confidence,
    rationale: rationaleOf(rationale, withoutKey) ?? '',
  };
}

function readAnswer(text: string): Answer {
  const value = parseJson(text);
  if (value === undefined) {
    throw new AdviceFault('advice-unreadable', 'The model answered something that is no JSON');
  }
  const { data, error } = answerShape.safeParse(value);
  if (data) return data;
  const at = error.issues[0]?.path.join('.') || 'the top';
  throw new AdviceFault(
    'advice-unreadable',
    `The model answered JSON of another shape, first at ${at}`,
    { cause: error },
  );
}

function readAction({ action, to }: Answer['actions'][number], legal: LegalActions): Action {
  switch (action) {
    case 'fold':
    case 'check':
      if (legal[action]) return { type: action };
      break;
    case 'call':
      if (legal.call !== undefined) return { type: action };
      break;
    case 'raise': {
      const { min, max } = legal.raise ?? { min: 1, max: 0 };
      if (to !== null && Number.isInteger(to) && to >= min && to <= max)
        return { type: action, to };
    }
  }
  const named = action === 'raise' ? `raise ${to}` : action;
  throw new AdviceFault(
    'advice-illegal',
    `The model proposed \`${named}\`, which is not legal here`,
  );
}

function isShare(value: number): boolean {
  return value >= 0 && value <= 1;
}

function unsound(what: string): AdviceFault {
  return new AdviceFault('advice-unsound', `The model's advice is unsound: ${what}`);
}
