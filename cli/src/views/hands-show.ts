import type { HandStory, Happening, PlayerStory, StreetStory } from '../hands/hand-story.ts';
import type { Palette } from '../output/palette.ts';
import { table } from '../output/table.ts';

/** One hand to read: who sat where, street by street what happened, how it ended. */
export function handText(story: HandStory, palette: Palette): string {
  const place = palette.hint(`${story.file}:${story.line}`);
  const blocks = [
    `${palette.strong(`Hand ${story.hand}`)}  ${place}\n${stakesText(story)}`,
    playersText(story.players),
    ...story.streets.map((street) => streetText(street, palette)),
    verdictText(story, palette),
  ];
  return blocks.join('\n\n');
}

function stakesText({ blinds, antes, players }: HandStory): string {
  const posted = (amounts: readonly string[]) =>
    amounts
      .filter((amount) => amount !== '0')
      .toSorted((one, other) => Number(one) - Number(other));
  const anted = posted(antes);
  const uniform = anted.length === players.length && new Set(anted).size === 1;
  const ante = anted.length === 0 ? '' : `, ante ${uniform ? anted[0] : anted.join('/')}`;
  return `No-limit hold'em, blinds ${posted(blinds).join('/') || 'none'}${ante}, ${players.length} players`;
}

function playersText(players: readonly PlayerStory[]): string {
  return table(players, [
    { title: 'SEAT', cell: ({ player }) => `p${player}` },
    { title: 'PLAYER', cell: ({ name }) => name },
    { title: 'POSITION', cell: ({ position }) => position },
    { title: 'CARDS', cell: ({ cards }) => spaced(cards ?? '????') },
    { title: 'STACK', align: 'right', cell: ({ stack }) => stack },
    { title: 'ENDS WITH', align: 'right', cell: ({ finishingStack }) => finishingStack ?? '–' },
  ]);
}

function streetText({ street, board, pot, happenings }: StreetStory, palette: Palette): string {
  const title = `${street.slice(0, 1).toUpperCase()}${street.slice(1)}`;
  const cards = board === '' ? '' : `  ${spaced(board)}  ${palette.faint(`pot ${pot}`)}`;
  return [
    `${palette.strong(title)}${cards}`,
    ...happenings.map((line) => `  ${lineText(line)}`),
  ].join('\n');
}

const phrases: Readonly<Record<Happening['did'], (amount: string) => string>> = {
  ante: (amount) => `posts an ante of ${amount}`,
  blind: (amount) => `posts a blind of ${amount}`,
  'dead-blind': (amount) => `posts a dead blind of ${amount}`,
  hole: () => 'is dealt cards',
  board: () => '',
  action: () => '',
  fold: () => 'folds',
  check: () => 'checks',
  call: (amount) => `calls ${amount}`,
  bet: (amount) => `bets ${amount}`,
  raise: (amount) => `raises to ${amount}`,
  return: (amount) => `takes back ${amount}`,
  show: () => 'shows',
  muck: () => 'mucks',
  award: (amount) => `wins ${amount}`,
};

function lineText({ name, did, amount, allIn, cards, makes }: Happening): string {
  const shown = cards === null ? '' : ` ${spaced(cards)}`;
  const meaning = makes === null ? '' : ` (${makes})`;
  return `${name} ${phrases[did](amount ?? '')}${allIn ? ' and is all in' : ''}${shown}${meaning}`;
}

function verdictText({ ok, problem }: HandStory, palette: Palette): string {
  if (ok || problem === null) return palette.success('Replays as recorded');
  return `${palette.failure(problem.code)} at line ${problem.line}: ${problem.message}`;
}

function spaced(cards: string): string {
  return cards.replace(/..(?=.)/g, '$& ');
}
