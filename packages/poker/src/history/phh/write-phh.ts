import { unscaleDecimal } from '../decimal.ts';
import type { HandHistory, HistoryStep } from '../hand-history.ts';
import { HistoryError } from '../history-error.ts';
import { writeCards } from '../recorded-cards.ts';
import { formatKey, formatString, formatValue } from '../toml/format-value.ts';
import { phhFields } from './phh-fields.ts';

/** Writes one hand as a `.phh` text: fields in the fixed order, then those of the user, each on its line. */
export function formatPhh(history: HandHistory): string {
  const chips = (amount: number) => unscaleDecimal(amount, history.places);
  refuseDeadBlinds(history);
  const actions = history.steps.map((step) => formatStep(step, chips));
  return formatPhhFields({ ...history, actions });
}

/** What a `.phh` text is made of, its actions in the notation of PHH already. */
export interface PhhHand extends Pick<HandHistory, 'rules' | 'places' | 'fields'> {
  readonly actions: readonly string[];
  readonly players?: readonly string[] | undefined;
  readonly finishingStacks?: readonly string[] | undefined;
}

export function formatPhhFields({
  rules,
  places,
  actions,
  players,
  finishingStacks,
  fields,
}: PhhHand): string {
  const chips = (amount: number) => unscaleDecimal(amount, places);
  const list = (amounts: readonly number[]) => `[${amounts.map(chips).join(', ')}]`;
  const forced = (amounts: readonly number[]) =>
    list(amounts.length === 2 ? amounts.toReversed() : amounts);
  const written = new Map<string, string>([
    ['variant', "'NT'"],
    ['ante_trimming_status', String(rules.anteTrimming === true)],
    ['antes', forced(rules.antes)],
    ['blinds_or_straddles', forced(rules.blinds)],
    ['min_bet', chips(rules.minimumBet)],
    ['starting_stacks', list(rules.startingStacks)],
    ['actions', `[${actions.map(formatString).join(', ')}]`],
  ]);
  if (players !== undefined) written.set('players', `[${players.map(formatString).join(', ')}]`);
  if (finishingStacks !== undefined) {
    written.set('finishing_stacks', `[${finishingStacks.join(', ')}]`);
  }
  for (const { key, value } of fields) written.set(key, formatValue(value));
  let text = '';
  for (const key of phhFields.keys()) {
    const value = written.get(key);
    if (value !== undefined) text += `${key} = ${value}\n`;
  }
  for (const [key, value] of written) {
    if (!phhFields.has(key)) text += `${formatKey(key)} = ${value}\n`;
  }
  return text;
}

/** Writes hands as a `.phhs` text: one numbered table each, a blank line between them. */
export function formatPhhs(histories: readonly HandHistory[]): string {
  return histories.map((history, index) => `[${index + 1}]\n${formatPhh(history)}`).join('\n');
}

function formatStep(step: HistoryStep, chips: (amount: number) => string): string {
  const notation = formatNotation(step, chips);
  if (step.commentary === undefined) return notation;
  return notation === '' ? `# ${step.commentary}` : `${notation} # ${step.commentary}`;
}

function formatNotation(step: HistoryStep, chips: (amount: number) => string): string {
  switch (step.type) {
    case 'hole':
      return `d dh ${player(step)} ${writeCards(step.cards)}`;
    case 'board':
      return `d db ${writeCards(step.cards)}`;
    case 'fold':
      return `${player(step)} f`;
    case 'check-or-call':
      return `${player(step)} cc`;
    case 'raise':
      return `${player(step)} cbr ${chips(step.to)}`;
    case 'show':
      return `${player(step)} sm ${step.cards === undefined ? '-' : writeCards(step.cards)}`;
    case 'muck':
      return `${player(step)} sm`;
    case 'note':
      return '';
  }
}

function player(step: HistoryStep & { readonly seat: number | undefined }): string {
  if (step.seat === undefined) {
    throw new HistoryError(
      'HISTORY_NOT_EXPRESSIBLE',
      'PHH names the player of every action: replay the hand first',
      step,
    );
  }
  return `p${step.seat + 1}`;
}

function refuseDeadBlinds({ rules, line }: HandHistory): void {
  if (rules.deadBlinds?.some((amount) => amount > 0) !== true) return;
  throw new HistoryError('HISTORY_NOT_EXPRESSIBLE', 'PHH has no field for dead blinds', { line });
}
