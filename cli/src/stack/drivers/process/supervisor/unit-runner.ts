import type { Clock } from '@poker-bot/shared/clock/clock';
import { diagnose } from '../../../failure/diagnose.ts';
import type { FailureCard, FailurePhase } from '../../../failure/failure-card.ts';
import type { UnitState } from '../../../observed-stack.ts';
import type { UnitSpec } from '../../../unit-spec.ts';
import { createHealthCheck } from '../../health/create-health-check.ts';
import { afterEnd, healthyReset } from '../../restart-policy.ts';
import { steadyRun } from '../../settle-time.ts';
import type { HealthOutcome } from '../protocol.ts';
import type { UnitSnapshot } from '../stack-state.ts';
import { usualPace, type Verdict, watchHealth } from './health-watch.ts';
import { type ProcessEnd, type RunningProcess, runProcess } from './run-process.ts';
import type { UnitLog } from './unit-log.ts';
import { Waiters } from './waiters.ts';

/** Time that a unit has after SIGTERM before it is killed, in milliseconds; longer than the units' own limit. */
const stopGrace = 6_000;

export interface UnitRunnerOptions {
  readonly unit: UnitSpec;
  readonly log: UnitLog;
  readonly clock: Clock;
  /** Time that a run without a check has to go on to count as healthy, in milliseconds. */
  readonly settleMs: number;
  onChange(): void;
}

/** Keeps one unit running from the moment it is started until it is stopped or given up. */
export class UnitRunner {
  readonly #options: UnitRunnerOptions;
  readonly #waiters = new Waiters();
  #state: UnitState = 'starting';
  #detail: string | undefined;
  #process: RunningProcess | undefined;
  #watch: { stop(): void } | undefined;
  #backoff: NodeJS.Timeout | undefined;
  #failure: FailureCard | undefined;
  #startedAt: number | undefined;
  #healthySince: number | undefined;
  #wasHealthy = false;
  #attempts = 0;
  #restarts = 0;
  #stopping = false;

  constructor(options: UnitRunnerOptions) {
    this.#options = options;
    this.#run();
  }

  snapshot(): UnitSnapshot {
    const { unit } = this.#options;
    return {
      name: unit.name,
      kind: unit.kind === 'external' ? 'external' : 'daemon',
      state: this.#state,
      configuration: unit.configuration,
      ports: unit.ports,
      address: unit.address,
      dependsOn: unit.dependsOn,
      pid: this.#process?.identity?.pid,
      process: this.#process?.identity,
      startedAt: this.#startedAt,
      restarts: this.#restarts,
      detail: this.#detail,
      failure: this.#failure,
    };
  }

  /** Resolves when the unit is healthy, has been given up, or is not healthy after the time. */
  untilHealthy(timeoutMs: number): Promise<HealthOutcome> {
    if (this.#state === 'healthy') return Promise.resolve({});
    if (this.#state === 'failed') return Promise.resolve({ failure: this.#failure });
    return this.#waiters.wait(timeoutMs, () => this.#late());
  }

  /** Resolves when nothing of the unit runs any more. */
  async stop(): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#backoff);
    this.#watch?.stop();
    const running = this.#process;
    if (running) {
      // Whoever looks meanwhile must not take it for one that stays.
      this.#become('stopped', 'it is being stopped');
      running.terminate();
      const timer = setTimeout(() => running.kill(), stopGrace);
      await running.ended;
      clearTimeout(timer);
      this.#options.log.remark('stopped');
    }
    this.#process = undefined;
    this.#waiters.settle({ failure: this.#card('running', 'the unit was stopped') });
    this.#become('stopped', undefined);
    this.#options.log.flush();
  }

  #run(): void {
    const { unit, log, clock, settleMs } = this.#options;
    this.#startedAt = clock.now();
    this.#healthySince = undefined;
    log.begin();
    const ours = unit.kind !== 'external';
    if (ours) {
      const running = runProcess(unit, (line) => log.write(line));
      this.#process = running;
      log.remark(`started, process ${running.identity?.pid ?? 'unknown'}`);
      void running.ended.then((end) => this.#onEnd(end));
    }
    this.#watch = watchHealth({
      check: ours && !unit.health ? steadyRun(clock, settleMs) : createHealthCheck(unit),
      pace: usualPace,
      onVerdict: (verdict, detail) => this.#onVerdict(verdict, detail),
    });
    this.#become('starting', undefined);
  }

  #onVerdict(verdict: Verdict, detail: string): void {
    // A start that is not over yet is `starting` to everybody, also when its answers do not come.
    const state = !this.#wasHealthy && verdict === 'unhealthy' ? 'starting' : verdict;
    if (state === 'healthy' && this.#state !== 'healthy') {
      this.#healthySince = this.#options.clock.now();
      this.#wasHealthy = true;
      this.#failure = undefined;
      this.#options.log.remark('healthy');
      this.#become('healthy', undefined);
      this.#waiters.settle({});
      return;
    }
    if (state !== this.#state || (state !== 'healthy' && detail !== this.#detail)) {
      this.#become(state, state === 'healthy' ? undefined : detail);
    }
  }

  #onEnd(end: ProcessEnd): void {
    if (this.#stopping) return;
    const { log, clock } = this.#options;
    this.#watch?.stop();
    this.#process = undefined;
    const stretch = this.#healthySince === undefined ? 0 : clock.now() - this.#healthySince;
    this.#attempts = stretch >= healthyReset ? 1 : this.#attempts + 1;
    log.remark(`ended, ${describeEnd(end)}`);
    const phase = this.#healthySince === undefined ? 'start' : 'running';
    const card = this.#card(end.spawnError === undefined ? phase : 'spawn', undefined, end);
    const next = afterEnd({ ...end, attempts: this.#attempts, wasHealthy: this.#wasHealthy });
    if (next.action === 'give-up') {
      this.#failure = card;
      this.#become('failed', describeEnd(end));
      this.#waiters.settle({ failure: card });
      return;
    }
    this.#failure = next.crashLoop ? card : undefined;
    if (next.crashLoop) this.#waiters.settle({ failure: card });
    this.#become('restarting', `${describeEnd(end)}, again in ${next.delayMs} ms`);
    this.#backoff = setTimeout(() => {
      this.#restarts += 1;
      this.#run();
    }, next.delayMs);
  }

  #late(): HealthOutcome {
    const failure = this.#card('health', this.#detail);
    this.#failure = failure;
    this.#options.onChange();
    return { failure };
  }

  #card(phase: FailurePhase, health?: string, end?: ProcessEnd): FailureCard {
    const { unit, log } = this.#options;
    return diagnose({
      unit: unit.name,
      phase,
      command: unit.kind === 'external' ? [] : [unit.command, ...unit.args],
      exitCode: end?.exitCode ?? undefined,
      signal: end?.signal ?? undefined,
      spawnError: end?.spawnError,
      attempts: this.#attempts,
      health,
      lastLines: log.recent(),
      ports: unit.ports.map(({ port }) => port),
    });
  }

  #become(state: UnitState, detail: string | undefined): void {
    this.#state = state;
    this.#detail = detail;
    this.#options.onChange();
  }
}

function describeEnd({ exitCode, signal, spawnError }: ProcessEnd): string {
  if (spawnError !== undefined) return `could not be started (${spawnError})`;
  return signal === null ? `exit code ${exitCode}` : `ended by ${signal}`;
}
