import type { Hand } from '../../holdem/hand.ts';
import type { HandHistory } from '../hand-history.ts';
import { HistoryError } from '../history-error.ts';
import { replay } from '../replay.ts';
import { type AcpcGame, acpcGames } from './acpc-game.ts';
import { readAcpc } from './read-acpc.ts';
import { refuseInexpressible } from './refuse-inexpressible.ts';
import { bettingText, cardsText, chipsText } from './state-text.ts';

/**
 * Writes hands as the log of an ACPC dealer: header, one `STATE` line a hand, the `SCORE`. A game that is none of the
 * competition's own is defined in comments.
 * @throws HistoryError HISTORY_NOT_EXPRESSIBLE naming what the format cannot hold
 */
export function formatAcpc(histories: readonly HandHistory[]): string {
  const [first] = histories;
  if (first === undefined) return '';
  const game = gameOf(first);
  const header = headerOf(game, histories.length);
  const score = new Map<string, number>();
  const lines = histories.map((history, index) => {
    const hand = playAgain(history);
    refuseInexpressible(history, { hand, first });
    const results = hand.result().net;
    const names = namesOf(history);
    for (const [seat, name] of names.entries()) {
      score.set(name, (score.get(name) ?? 0) + (results[seat] ?? 0));
    }
    const number = /^\d+$/.test(history.hand) ? history.hand : String(index);
    const line = `STATE:${number}:${bettingText(hand)}:${cardsText(hand)}:${chipsText(results)}:${names.join('|')}`;
    requireSameUnderAcpcRules(`${header}${line}\n`, history);
    return `${line}\n`;
  });
  return `${header}${lines.join('')}SCORE:${chipsText([...score.values()])}:${[...score.keys()].join('|')}\n`;
}

function playAgain(history: HandHistory): Hand {
  const { hand, mismatch } = replay(history);
  if (mismatch === undefined) return hand;
  throw new HistoryError(mismatch.code, mismatch.message, mismatch);
}

function gameOf({ rules }: HandHistory): AcpcGame {
  const same = (one: readonly number[], other: readonly number[]) => one.join() === other.join();
  const known = acpcGames.find(
    ({ blinds, stacks }) => same(blinds, rules.blinds) && same(stacks, rules.startingStacks),
  );
  const name = `holdem.nolimit.${rules.blinds.length}p.custom.game`;
  return known ?? { name, blinds: rules.blinds, stacks: rules.startingStacks };
}

function headerOf(game: AcpcGame, hands: number): string {
  const title = `# name/game/hands/seed pokerbot ${game.name} ${hands} 0\n`;
  if (acpcGames.includes(game)) return title;
  return `${title}# blind = ${game.blinds.join(' ')}\n# stack = ${game.stacks.join(' ')}\n`;
}

function namesOf({ players, rules }: HandHistory): readonly string[] {
  return players ?? rules.startingStacks.map((_, seat) => `p${seat + 1}`);
}

/** The competition's rules differ in odd chips and mucked hands: what they would pay otherwise is not written. */
function requireSameUnderAcpcRules(log: string, history: HandHistory): void {
  const [written] = readAcpc(log, history.file);
  if (written === undefined || 'code' in written) {
    throw new Error(`A written hand cannot be read: ${written?.message ?? 'no line'}`);
  }
  const { mismatch } = replay(written);
  if (mismatch === undefined) return;
  throw new HistoryError(
    'HISTORY_NOT_EXPRESSIBLE',
    `The ACPC dealer's rules give another result: ${mismatch.message}`,
    history,
  );
}
