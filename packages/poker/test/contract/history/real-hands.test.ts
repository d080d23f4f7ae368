import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { acpcGames } from '../../../src/history/acpc/acpc-game.ts';
import { parseMatchState } from '../../../src/history/acpc/parse-match-state.ts';
import { formatAcpc } from '../../../src/history/acpc/write-acpc.ts';
import type { HandHistory } from '../../../src/history/hand-history.ts';
import type { HistoryFailure } from '../../../src/history/history-error.ts';
import { formatPhhs } from '../../../src/history/phh/write-phh.ts';
import { isFailure, readHistory } from '../../../src/history/read-history.ts';
import { replay } from '../../../src/history/replay.ts';

const data = path.resolve(import.meta.dirname, '../../../../../../shared/data');
const missing = existsSync(data) ? '' : ' (skipped: `../shared/data` is not there)';

describe.skipIf(missing !== '')(`hands that others recorded${missing}`, () => {
  it('replays every Pluribus hand to the chip and writes it back byte by byte', () => {
    const folder = path.join(data, 'phh');
    const failures: HistoryFailure[] = [];
    const rewritten: string[] = [];
    let hands = 0;
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.phhs'))) {
      const text = readFileSync(path.join(folder, file), 'utf8');
      const read = check(text, file, failures);
      hands += read.length;
      if (formatPhhs(read) !== text) rewritten.push(file);
    }
    expect({ failures, rewritten, hands }).toEqual({ failures: [], rewritten: [], hands: 6706 });
  });

  it.each([
    ['hu.log', 400],
    ['three.log', 300],
  ])('replays every hand of %s to the chip and writes its lines back', (file, hands) => {
    const text = readFileSync(path.join(data, 'acpc', file), 'utf8');
    const failures: HistoryFailure[] = [];
    const read = check(text, file, failures);
    expect({ failures, hands: read.length }).toEqual({ failures: [], hands });
    expect(linesOf(formatAcpc(read))).toEqual(linesOf(text));
  });

  it.each([
    ['hu.p1.log', 0],
    ['three.p2.log', 1],
  ])('follows all that the dealer sent to the player of %s', (file, game) => {
    const lines = readFileSync(path.join(data, 'acpc', file), 'utf8').split('\n');
    const wrong: string[] = [];
    let answers = 0;
    for (const [index, line] of lines.entries()) {
      if (!line.startsWith('< MATCHSTATE')) continue;
      const { position, history } = parseMatchState(line.slice(2), acpcGames[game]!);
      const { hand, ok } = replay(history);
      const answered = lines[index + 1]?.startsWith('> MATCHSTATE') === true;
      if (!ok || (hand.actor === position) !== answered) wrong.push(line);
      if (answered) answers += 1;
    }
    expect(wrong).toEqual([]);
    expect(answers).toBeGreaterThan(500);
  });
});

function check(text: string, fileName: string, failures: HistoryFailure[]): HandHistory[] {
  const hands: HandHistory[] = [];
  for (const hand of readHistory(text, { fileName }).hands) {
    if (isFailure(hand)) failures.push(hand);
    else {
      hands.push(hand);
      const { mismatch } = replay(hand);
      if (mismatch !== undefined) failures.push(mismatch);
    }
  }
  return hands;
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => !line.startsWith('#'));
}
