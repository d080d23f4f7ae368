import type { Measurement } from './benchmark.ts';

/**
 * Times two ways to do the same work turn by turn, so that both see the same machine, after running each until it is
 * compiled: the medians in million units of work a second. One call of each does `units` of work.
 */
export function compareRounds(rounds: {
  readonly ours: () => void;
  readonly theirs: () => void;
  readonly units: number;
}): Measurement {
  const own: number[] = [];
  const peer: number[] = [];
  for (let round = 0; round < 16; round += 1) {
    const ownTime = nanosecondsOf(rounds.ours);
    const peerTime = nanosecondsOf(rounds.theirs);
    if (round < 5) continue;
    own.push((1000 * rounds.units) / ownTime);
    peer.push((1000 * rounds.units) / peerTime);
  }
  return { value: median(own), peer: median(peer) };
}

/** The middle of the figures, the higher of the two middle ones. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((left, right) => left - right);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

export function nanosecondsOf(work: () => void): number {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start);
}
