import { removeUnused } from '../../images/live-build.ts';
import type { Driver } from '../driver.ts';
import type { LockOwner } from '../lock/lock-file.ts';
import { lockWorkspace } from '../lock/workspace-lock.ts';
import { machinePaths } from '../machine-paths.ts';
import { onlyUnits, withDependencies } from '../plan/only-units.ts';
import type { Plan } from '../plan/operation.ts';
import { planUp } from '../plan/plan-up.ts';
import { lostPorts } from '../ports/lost-ports.ts';
import { PortReservations } from '../ports/port-reservations.ts';
import { carryOut } from './carry-out.ts';
import { claimImages } from './claim-images.ts';
import { type OpenStack, openStack } from './open-stack.ts';
import { prepareContext } from './prepare-context.ts';
import type { UpResult } from './results.ts';
import type { StackOptions } from './stack-context.ts';
import { unitResults } from './unit-results.ts';
import { withWayOut } from './way-out.ts';

/** Times that ports are chosen before a command gives up on ever having them. */
const choices = 3;

export interface UpOptions extends StackOptions {
  /** Bring up these alone, with what they depend on, and leave the others as they are. */
  readonly units?: readonly string[] | undefined;
}

/** Makes what runs equal to what is declared and returns when everything is healthy. Twice does nothing the second time. */
export async function up({ units, ...options }: UpOptions): Promise<UpResult> {
  const plan = units === undefined ? planAll : (stack: OpenStack) => planSome(stack, units);
  return await changeStack({ ...options, verb: 'up' }, plan, plan);
}

const planAll = ({ desired, observed, driver }: OpenStack): Plan =>
  planUp({ desired, observed, resources: driver.capabilities.resources });

function planSome(stack: OpenStack, units: readonly string[]): Plan {
  const { daemons } = stack.desired;
  return onlyUnits(planAll(stack), { names: withDependencies(units, daemons), daemons });
}

/** Carries out what `plan` says, under the lock of the workspace, and tells what runs afterwards. @param again plans when a port was lost */
export async function changeStack(
  options: StackOptions & { readonly verb: string },
  plan: (stack: OpenStack) => Plan,
  again = planAll,
): Promise<UpResult> {
  const { context, workspace, listen, verb } = options;
  const { clock, signal } = context;
  const start = clock.monotonic();
  const lock = await lockWorkspace({
    workspace,
    verb,
    wait: options.wait ?? true,
    clock,
    signal,
    onWait: (owner) => listen({ type: 'note', text: describeOwner(owner) }),
  });
  const { stateHome } = machinePaths(context.environment);
  const reservations = new PortReservations(stateHome, clock.now());
  try {
    return await changeUntilPortsHold({ options, reservations, plan, again, start });
  } finally {
    reservations.release();
    lock.release();
  }
}

interface WholeChange {
  readonly options: StackOptions;
  readonly reservations: PortReservations;
  plan(stack: OpenStack): Plan;
  again(stack: OpenStack): Plan;
  readonly start: number;
}

async function changeUntilPortsHold(whole: WholeChange): Promise<UpResult> {
  const { options, reservations, start } = whole;
  for (let choice = 1; ; choice += 1) {
    const stack = await openStack(options, reservations);
    try {
      // A port that was lost changes the configuration of others, so the whole stack is looked at again.
      const plan = choice === 1 ? whole.plan(stack) : whole.again(stack);
      return await change({ options, stack, plan, start });
    } catch (error) {
      const lost = choice < choices ? lostPorts(error, stack.chosenPorts) : [];
      if (lost.length === 0) throw withWayOut(error, stack.choice);
      options.listen({ type: 'note', text: 'A port was taken in the meantime; choosing anew' });
    } finally {
      stack.driver.close();
    }
  }
}

interface Change {
  readonly options: StackOptions;
  readonly stack: OpenStack;
  readonly plan: Plan;
  readonly start: number;
}

async function change({ options, stack, plan, start }: Change): Promise<UpResult> {
  const { context, workspace, listen } = options;
  const { driver, desired } = stack;
  if (stack.choice === 'auto' && plan.operations.some(({ kind }) => kind === 'prepare')) {
    listen({
      type: 'note',
      text: `\`driver: auto\` chooses \`${driver.name}\`: ${why[driver.name]}`,
    });
  }
  claimImages(stack, options);
  await prepareContext(plan, stack, options);
  await carryOut({
    plan,
    driver,
    units: [...desired.daemons, ...desired.jobs],
    context,
    listen,
  });
  const observed =
    plan.operations.length === 0 ? stack.observed : await driver.observe({ images: false });
  removeUnused(
    workspace,
    new Set(observed.units.flatMap(({ configuration }) => configuration.build ?? [])),
  );
  const memory = await driver.memory(observed);
  return {
    workspace,
    name: stack.name,
    driver: driver.name,
    operations: plan.operations.map(({ kind, target, cause }) => ({ kind, target, cause })),
    units: unitResults({ observed, memory, now: context.clock.now() }),
    milliseconds: Math.round(context.clock.monotonic() - start),
  };
}

const why: Readonly<Record<Driver['name'], string>> = {
  docker: 'a container engine answers',
  process: 'no container engine answers, so the units run as processes of this machine',
};

function describeOwner({ verb, pid, since }: LockOwner): string {
  return `Waiting for \`pokerbot ${verb}\` (process ${pid}, since ${new Date(since).toISOString()})`;
}
