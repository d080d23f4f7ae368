import { readFileSync } from 'node:fs';
import type { HandRecord } from '@poker-bot/logger/hands/hand-record';
import { expect } from 'vitest';
import type { RiskState } from '../../src/risk/risk-state.ts';
import type { SessionReport, SessionSupervisor } from '../../src/session/session-supervisor.ts';
import type { SessionKit } from './session-kit.ts';

/** Waits until the session is in a state. */
export async function until(supervisor: SessionSupervisor, state: string): Promise<SessionReport> {
  await expect.poll(() => supervisor.report.state, { interval: 2, timeout: 10_000 }).toBe(state);
  return supervisor.report;
}

/** Starts as a daemon does and plays a session of so many hands. */
export async function play(
  kit: SessionKit,
  { hands, ...more }: { readonly hands: number; readonly [field: string]: unknown },
): Promise<SessionReport> {
  const supervisor = await kit.open();
  await supervisor.start(kit.request({ hands, ...more }));
  return until(supervisor, 'stopped');
}

/** The risk state on the disk. */
export function risk(kit: SessionKit): RiskState {
  return JSON.parse(readFileSync(kit.riskPath, 'utf8'));
}

/** Big blinds that the bot won or lost. */
export function netOf(records: readonly HandRecord[]): number {
  const sum = records.reduce(
    (net, record) => net + (record.net[Number(record.tags?.bot)] ?? 0) / record.minimumBet,
    0,
  );
  return Math.round(sum * 1e6) / 1e6;
}
