import { positionName } from '@poker-bot/poker/holdem/position-name';
import { bigBlinds, signed } from '../figures/format.ts';
import { type Child, element, type Markup } from '../markup/element.ts';
import type { PlayedReport, ShownHand } from '../read/played-report.ts';
import { streetNames } from '../tally/player-tally.ts';
import { type Step, walkHand } from '../tally/walk-hand.ts';
import { advice } from './advice.ts';
import { cards } from './cards.ts';
import { paragraph, type Section, section } from './section.ts';

/** The hands that cost and brought most, to be replayed. */
export function handsSection({ worst, best, table, tallies }: PlayedReport): Section | null {
  if (worst.length + best.length === 0) return null;
  const whose = tallies.at(-1)?.name ?? '';
  const list = (title: string, hands: readonly ShownHand[]) =>
    hands.length === 0
      ? null
      : [element('h3', {}, title), hands.map((hand) => replayedHand(hand, table))];
  return section(
    'hands',
    'Hands to look at',
    paragraph(
      'The hands with the greatest losses and wins, as they were played: chips are by raw, with all luck in them. One hand says nothing about a bot, but these are where most chips went. Open one and use the arrow keys.',
    ),
    list(`Most lost by ${whose}`, worst),
    list(`Most won by ${whose}`, best),
  );
}

function replayedHand(
  { hand, seat, net }: ShownHand,
  { seats, bigBlind }: PlayedReport['table'],
): Markup {
  const steps = walkHand(hand);
  const hole = steps.find((step) => step.kind === 'hole' && step.seat === seat)?.cards ?? '';
  const scene: Scene = {
    bigBlind,
    names: hand.players.map((player, at) => `${positionName(at, seats)} ${player}`),
    advised: (move) => {
      const note = hand.decisions?.find((each) => each.seat === seat && each.move === move);
      return note === undefined ? null : advice(note, bigBlind);
    },
    seat,
  };
  return element(
    'details',
    { class: 'hand' },
    element(
      'summary',
      {},
      `${signed(net / bigBlind)} bb · hand ${hand.hand} · ${positionName(seat, seats)} with `,
      cards(hole),
    ),
    element(
      'ol',
      { class: 'steps', 'aria-label': `Steps of hand ${hand.hand}` },
      streetLine('preflop', blinds(hand, scene)),
      steps.map((step) => stepLine(step, scene)),
      element('li', {}, resultText(hand.net, scene)),
    ),
  );
}

interface Scene {
  readonly bigBlind: number;
  readonly names: readonly string[];
  readonly seat: number;
  advised(move: number): Markup | null;
}

function blinds({ blinds: posted }: ShownHand['hand'], { names, bigBlind }: Scene): string {
  const texts = posted.flatMap((chips, at) =>
    chips > 0 ? `${names[at] ?? ''} posts ${bigBlinds(chips, bigBlind)} bb` : [],
  );
  return texts.join(', ');
}

function streetLine(name: string, ...what: Child[]): Markup {
  return element('li', { class: 'street' }, `${name}: `, ...what);
}

function stepLine(step: Step, scene: Scene): Markup {
  const { kind, street, cards: shown, pot, move, seat } = step;
  const { bigBlind, names } = scene;
  const middle = ` · pot ${bigBlinds(pot, bigBlind)} bb`;
  if (kind === 'board') return streetLine(streetNames[street] ?? '', cards(shown), middle);
  const who = names[seat] ?? '';
  if (kind === 'hole') return element('li', {}, `${who} is dealt `, cards(shown));
  if (kind === 'show') return element('li', {}, `${who} shows `, cards(shown));
  const isOwnMove = seat === scene.seat && kind !== 'muck';
  return element(
    'li',
    {},
    `${who} ${moveWords(step, bigBlind)}${middle}`,
    isOwnMove ? scene.advised(move) : null,
  );
}

function moveWords({ kind, paid, to, allIn }: Step, bigBlind: number): string {
  const all = allIn ? ', all-in' : '';
  switch (kind) {
    case 'raise':
      return `raises to ${bigBlinds(to, bigBlind)} bb${all}`;
    case 'call':
      return `calls ${bigBlinds(paid, bigBlind)} bb${all}`;
    case 'check':
      return 'checks';
    case 'fold':
      return 'folds';
    default:
      return 'mucks';
  }
}

function resultText(net: readonly number[], { names, bigBlind }: Scene): string {
  const changes = net.flatMap((chips, at) =>
    chips === 0 ? [] : `${names[at] ?? ''} ${signed(chips / bigBlind)} bb`,
  );
  return `Result: ${changes.join(', ') || 'nobody wins or loses anything'}`;
}
