import type { ProgressEvent } from '../events.ts';
import { formatCause } from '../stack/plan/format-plan.ts';
import type { Operation, OperationKind } from '../stack/plan/operation.ts';
import type { StackEvent } from '../stack/stack-event.ts';

const doing: Readonly<Record<OperationKind, string>> = {
  build: 'building',
  prepare: 'starting',
  start: 'starting',
  await: 'waiting for',
  stop: 'stopping',
  release: 'stopping',
};

const done: Readonly<Record<OperationKind, string>> = {
  build: 'built',
  prepare: 'started',
  start: 'healthy',
  await: 'healthy',
  stop: 'stopped',
  release: 'stopped',
};

/** What people see of an event of the stack. */
export function stackProgress(event: StackEvent): ProgressEvent[] {
  switch (event.type) {
    case 'plan.started':
      return event.operations.length === 0
        ? []
        : [{ type: 'tasks.planned', tasks: event.operations.map(plannedTask) }];
    case 'operation.started':
      return [{ type: 'task.started', ...plannedTask(event.operation) }];
    case 'operation.progress':
      return [{ type: 'task.progress', id: event.operation.id, text: event.text }];
    case 'operation.done': {
      const { operation, milliseconds } = event;
      const text = `${operation.target} ${done[operation.kind]}`;
      return [{ type: 'task.done', id: operation.id, text, milliseconds }];
    }
    case 'operation.failed':
      return [{ type: 'task.failed', id: event.operation.id, message: event.message }];
    case 'operation.skipped':
      return [{ type: 'task.skipped', id: event.operation.id, because: event.because }];
    case 'note':
      return [{ type: 'note', level: 'info', text: event.text }];
  }
}

function plannedTask({ id, kind, target, cause }: Operation): { id: string; title: string } {
  const title = `${doing[kind]} ${target}`;
  // A start explains itself, and one that replaces follows a stop that has given the reason.
  const told = kind === 'await' || (kind === 'stop' && cause.changes.length > 0);
  return { id, title: told ? `${title}: ${formatCause(cause)}` : title };
}
