import { catalogue } from './catalog-entry.ts';

export const stackErrors = catalogue({
  UNIT_UNKNOWN: {
    exit: 2,
    title: 'The stack has no unit of that name',
    remedy: 'The message lists the units of this workspace; they are declared in `pokerbot.yaml`.',
  },
  UNIT_FAILED: {
    exit: 1,
    title: 'A unit did not become healthy',
    remedy:
      'The failure card names the unit, the phase, the exit code, the last log lines and one command to run next.',
  },
  PORT_TAKEN: {
    exit: 3,
    title: 'A port that was asked for is in use',
    remedy:
      'Stop the named holder, write another port, or leave the port unwritten and the next free one is used.',
  },
  LOCKED: {
    exit: 3,
    title: 'Another command is changing this workspace',
    remedy:
      'Wait for the named owner to finish; a lock whose owner is dead is taken over without asking.',
  },
  SUPERVISOR_UNREACHABLE: {
    exit: 1,
    title: 'The supervisor of this workspace does not answer',
    remedy: 'Run `pokerbot down` and `pokerbot up`; both clean up after a supervisor that died.',
  },
  DRIVER_UNAVAILABLE: {
    exit: 3,
    title: 'The driver that was asked for cannot be used on this machine',
    remedy: 'Install what the message names, or choose `--driver process`.',
  },
  STACK_DOWN: {
    exit: 3,
    title: 'The stack is not running',
    remedy: 'Start it with `pokerbot up`.',
  },
  CHANGES_PENDING: {
    exit: 4,
    title: 'The stack differs from what the workspace declares',
    remedy: 'Run `pokerbot up` to apply the printed plan.',
  },
  BUILD_FAILED: {
    exit: 1,
    title: 'Building the installation failed',
    remedy: 'The message holds the output of the step that failed.',
  },
  CHECKS_FAILED: {
    exit: 3,
    title: 'The machine lacks something that the stack needs',
    remedy: 'Each failed check of `pokerbot doctor` names its fix.',
  },
});
