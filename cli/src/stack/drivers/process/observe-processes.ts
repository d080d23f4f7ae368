import { randomBytes } from 'node:crypto';
import type { ObservedStack, ObservedUnit } from '../../observed-stack.ts';
import { isAlive } from '../../process-identity.ts';
import type { StackState, UnitSnapshot } from './stack-state.ts';

/** The one thing that the units need around them here. */
export const supervisorResource = 'supervisor';

/**
 * Reads a supervisor's snapshot as it is true now: what a dead supervisor says about its units is checked.
 *
 * @param hangs the supervisor runs and does not answer, so that nothing it says is true for long
 */
export function observeProcesses(state: StackState | undefined, hangs = false): ObservedStack {
  const fingerprintKey = state?.fingerprintKey ?? randomBytes(16).toString('hex');
  if (!state) return { resources: [], units: [], ports: {}, images: [], fingerprintKey };
  const supervised = !hangs && state.supervisor !== undefined && isAlive(state.supervisor);
  return {
    resources: supervised ? [supervisorResource] : [],
    units: state.units.map((unit) =>
      withoutIdentity(supervised ? unit : unsupervised(unit, hangs)),
    ),
    ports: state.ports,
    images: [],
    fingerprintKey,
  };
}

function unsupervised(unit: UnitSnapshot, hangs: boolean): UnitSnapshot {
  if (unit.process && isAlive(unit.process)) {
    return hangs
      ? { ...unit, state: 'orphaned', detail: 'its supervisor does not answer' }
      : { ...unit, state: 'orphaned' };
  }
  const { pid: _pid, process: _process, startedAt: _startedAt, ...rest } = unit;
  if (unit.state === 'stopped' || unit.state === 'failed') return rest;
  return { ...rest, state: 'stopped', detail: 'its supervisor ended' };
}

function withoutIdentity({ process: _process, ...unit }: UnitSnapshot): ObservedUnit {
  return unit;
}
