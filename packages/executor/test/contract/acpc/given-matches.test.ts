import { chipsText } from '@poker-bot/poker/history/acpc/state-text';
import { describe, expect, it } from 'vitest';
import { actionText, readAction } from '../../../src/acpc/protocol/action-text.ts';
import { DealerMatch, type Effect } from '../../../src/acpc/protocol/dealer-match.ts';
import { MatchFollower } from '../../../src/acpc/protocol/follow-match.ts';
import { standardGame } from '../../../src/acpc/protocol/game-definition.ts';
import { standardLimits } from '../../../src/acpc/protocol/time-account.ts';
import {
  givenDecks,
  givenLog,
  givenMatchesMissing,
  givenTranscript,
  type Said,
} from '../../support/acpc/given-match.ts';

const matches = [
  { name: 'hu', seats: 2, hands: 400, seed: '7' },
  { name: 'three', seats: 3, hands: 300, seed: '11' },
];

describe.skipIf(givenMatchesMissing !== '')(
  `matches dealt by the competition's own dealer${givenMatchesMissing}`,
  () => {
    it.each(matches)('are dealt again to the line: $name', ({ name, seats, hands, seed }) => {
      const transcripts = playersOf(seats).map((player) => givenTranscript(name, player));
      const decks = givenDecks(name, seats);
      const dealer = new DealerMatch({
        name,
        game: standardGame(seats),
        hands,
        seed,
        deck: (index) => decks[index] ?? [],
        players: playersOf(seats).map((player) => ({ name: `p${player}`, inProcess: false })),
        limits: standardLimits,
        invalidActions: 0,
      });

      const { log, said } = dealAgain(dealer, transcripts);

      expect(log).toEqual(givenLog(name));
      expect(said).toEqual(transcripts);
      expect(dealer.end).toEqual({ outcome: 'completed' });
    });

    it.each(
      matches.flatMap((match) => playersOf(match.seats).map((player) => ({ ...match, player }))),
    )('are followed from the seat of $name.p$player', ({ name, seats, player, hands }) => {
      const follower = new MatchFollower(standardGame(seats));
      const [, ...transcript] = givenTranscript(name, player);
      const asked: string[] = [];
      const answered: string[] = [];
      let total = 0;
      let finished = 0;
      for (const { by, line } of transcript) {
        if (by === 'player') {
          answered.push(line.slice(0, line.lastIndexOf(':')));
          continue;
        }
        const turn = follower.line(line);
        if (turn.type === 'act') asked.push(turn.state);
        if (turn.type !== 'hand') continue;
        total += turn.followed.hand.result().net[turn.followed.position] ?? 0;
        finished += 1;
      }

      expect(asked).toEqual(answered);
      expect(finished).toBe(hands);
      expect(chipsText([total])).toBe(scoreOf(name, player));
    });

    it.each(matches)('have actions that are written as they were: $name.p1', ({ name, seats }) => {
      const follower = new MatchFollower(standardGame(seats));
      const [, ...transcript] = givenTranscript(name, 1);
      const given: string[] = [];
      const written: string[] = [];
      for (const [index, { by, line }] of transcript.entries()) {
        const turn = by === 'dealer' ? follower.line(line) : undefined;
        if (turn?.type !== 'act') continue;
        const text = transcript[index + 1]?.line.split(':').at(-1) ?? '';
        given.push(text);
        written.push(actionText(readAction(text, turn.observation).action, turn.observation));
      }

      expect(written).toEqual(given);
    });
  },
);

function playersOf(seats: number): number[] {
  return Array.from({ length: seats }, (_, seat) => seat + 1);
}

function scoreOf(match: string, player: number): string | undefined {
  return givenLog(match).at(-1)?.split(':')[1]?.split('|')[player - 1];
}

/** Lets the recorded players speak when it is their turn in the record, and writes down what the dealer does. */
function dealAgain(dealer: DealerMatch, transcripts: readonly (readonly Said[])[]) {
  const log: string[] = [];
  const said: Said[][] = transcripts.map(() => []);
  const perform = (effects: readonly Effect[]) => {
    for (const effect of effects) {
      if (effect.type === 'log') log.push(effect.line);
      if (effect.type === 'send') said[effect.seat]?.push({ by: 'dealer', line: effect.line });
    }
  };
  perform(dealer.open(0));
  for (let spoke = true; spoke; ) {
    spoke = false;
    for (const [seat, transcript] of transcripts.entries()) {
      const next = transcript[said[seat]?.length ?? 0];
      if (next?.by !== 'player') continue;
      said[seat]?.push(next);
      perform(dealer.line(seat, next.line, 0));
      spoke = true;
    }
  }
  return { log, said };
}
