import { maximumSeats } from '../../holdem/check-rules.ts';
import type { HandRules } from '../../holdem/rules.ts';
import { decimalPlaces, scaleDecimal } from '../decimal.ts';
import type { HandHistory } from '../hand-history.ts';
import { HistoryError, type HistoryFailure, toFailure } from '../history-error.ts';
import { requirePlayable } from '../require-playable.ts';
import { parseDocument, type TomlSection } from '../toml/parse-document.ts';
import { parseAction } from './parse-action.ts';
import { itemsOf, PhhRecord, textOf } from './phh-record.ts';

const interpreted = new Set([
  'variant',
  'ante_trimming_status',
  'antes',
  'blinds_or_straddles',
  'min_bet',
  'starting_stacks',
  'actions',
  'players',
  'finishing_stacks',
]);

/** More digits than a chip count holds exactly. */
const mostPlaces = 15;

/** Reads a PHH text of one hand or many; a hand that cannot be read stands as its failure, in its place. */
export function* readPhh(text: string, fileName: string): Generator<HandHistory | HistoryFailure> {
  let place = 0;
  for (const section of parseDocument(text)) {
    place += 1;
    const number = section.entries.find(({ key }) => key === 'hand')?.value;
    const label = number === undefined ? '' : textOf(number);
    yield readSection(section, { file: fileName, hand: label || (section.name ?? String(place)) });
  }
}

interface HandName {
  readonly file: string;
  readonly hand: string;
}

function readSection(section: TomlSection, name: HandName): HandHistory | HistoryFailure {
  try {
    return toHistory(new PhhRecord(section), name);
  } catch (error) {
    return toFailure(error, name);
  }
}

function toHistory(record: PhhRecord, name: HandName): HandHistory {
  const players = checkShape(record);
  const places = placesOf(record);
  const finishingStacks = record.texts('finishing_stacks');
  const rules = rulesOf(record, places);
  requirePlayable(rules, record.require('starting_stacks'));
  return {
    ...name,
    line: record.line,
    rules,
    places,
    steps: itemsOf(record.require('actions')).map((item) =>
      parseAction({
        text: textOf(item),
        place: { line: item.line, column: item.column },
        seats: players,
        chips: (text) => scaleDecimal(text, places),
      }),
    ),
    players: record.texts('players'),
    finishingStacks,
    winnings: record.texts('winnings'),
    resultLine: (record.find('finishing_stacks') ?? record.find('winnings') ?? record).line,
    fields: record.entries.filter(({ key }) => !interpreted.has(key)),
  };
}

/** Checks what does not depend on amounts; gives the number of players. */
function checkShape(record: PhhRecord): number {
  const variant = record.require('variant');
  if (textOf(variant) !== 'NT') {
    throw new HistoryError(
      'HISTORY_UNSUPPORTED',
      `The variant \`${textOf(variant)}\` is not supported; no-limit hold'em is \`NT\``,
      variant,
    );
  }
  const stacks = record.require('starting_stacks');
  const players = itemsOf(stacks).length;
  if (players < 2 || players > maximumSeats) {
    throw new HistoryError(
      'HISTORY_UNSUPPORTED',
      `A hand has 2 to ${maximumSeats} players, not ${players}`,
      stacks,
    );
  }
  for (const key of [
    'antes',
    'blinds_or_straddles',
    'players',
    'seats',
    'finishing_stacks',
    'winnings',
  ]) {
    record.requireLength(key, players);
  }
  return players;
}

/** How finely chips are counted: by the finest amount that is posted, held or bet, not by shares of pots. */
function placesOf(record: PhhRecord): number {
  const amounts = ['antes', 'blinds_or_straddles', 'starting_stacks']
    .flatMap((key) => itemsOf(record.require(key)))
    .map(textOf);
  amounts.push(textOf(record.require('min_bet')));
  for (const action of itemsOf(record.require('actions'))) {
    const raise = /^\s*p\d+\s+cbr\s+([^\s#]+)/.exec(textOf(action))?.[1];
    if (raise !== undefined) amounts.push(raise);
  }
  const places = Math.max(...amounts.map(decimalPlaces));
  if (places <= mostPlaces) return places;
  throw new HistoryError(
    'HISTORY_SYNTAX',
    `Amounts have at most ${mostPlaces} places after the point, not ${places}`,
    record,
  );
}

function rulesOf(record: PhhRecord, places: number): HandRules {
  const stacks = chipsOf(record, 'starting_stacks', places);
  const forced = (key: string) => {
    const amounts = chipsOf(record, key, places);
    // The standard writes antes and blinds of a heads-up hand in reverse: the second player has the button.
    return amounts.length === 2 ? amounts.reverse() : amounts;
  };
  const trimming = record.find('ante_trimming_status');
  const results = ['finishing_stacks', 'winnings'].flatMap((key) => record.texts(key) ?? []);
  const finer = results.some((result) => decimalPlaces(result) > places);
  return {
    startingStacks: stacks,
    blinds: forced('blinds_or_straddles'),
    antes: forced('antes'),
    minimumBet: chipsOf(record, 'min_bet', places)[0] ?? 0,
    // A table that pays finer amounts than it bets divides its pots into fractions.
    oddChips: finer ? 'split-evenly' : 'by-position',
    anteTrimming: trimming?.kind === 'boolean' && trimming.value,
  };
}

function chipsOf(record: PhhRecord, key: string, places: number): number[] {
  const value = record.require(key);
  const positive = key === 'min_bet' || key === 'starting_stacks';
  return (value.kind === 'array' ? value.items : [value]).map((item) => {
    const chips = scaleDecimal(textOf(item), places);
    const unbounded = chips === Number.POSITIVE_INFINITY && key !== 'starting_stacks';
    if (chips === undefined || unbounded || chips < 0 || (positive && chips === 0)) {
      throw new HistoryError(
        'HISTORY_SYNTAX',
        `\`${key}\` has to hold ${positive ? 'positive amounts' : 'amounts from 0 on'} of up to 15 digits, not \`${textOf(item)}\``,
        item,
      );
    }
    return chips;
  });
}
