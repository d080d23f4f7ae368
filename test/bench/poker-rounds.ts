import type { Measurement } from './benchmark.ts';

/**
 * Times two ways to do the same work turn by turn, so that both see the same machine, after running each until it is
 * compiled: the medians in million units of work a second. One call of each does `units` of work; ours is called `turns`
 * times for each call of theirs, so that both take about as long.
 */
export function compareRounds(rounds: {
  readonly ours: () => void;
  readonly theirs: () => void;
  readonly units: number;
  readonly turns: number;
}): Measurement {
  const { units, turns } = rounds;
  const repeated = () => {
    for (let turn = 0; turn < turns; turn += 1) rounds.ours();
  };
  const own: number[] = [];
  const peer: number[] = [];
  for (let round = 0; round < 16; round += 1) {
    const ownTime = nanosecondsOf(repeated) / turns;
    const peerTime = nanosecondsOf(rounds.theirs);
    if (round < 5) continue;
    own.push((1000 * units) / ownTime);
    peer.push((1000 * units) / peerTime);
  }
  return { value: median(own), peer: median(peer) };
}

/** The middle of the figures, the higher of the two middle ones. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((left, right) => left - right);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** Processor time: one thread's work takes as long on a busy machine as on a quiet one. */
export function nanosecondsOf(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return 1000 * (user + system);
}
