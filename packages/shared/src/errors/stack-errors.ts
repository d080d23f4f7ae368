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
  ENGINE_CONFLICT: {
    exit: 3,
    title: 'Something on the container engine has a name that this workspace needs',
    remedy: 'The message names whose it is; it is never touched. Remove or rename it yourself.',
  },
  ENGINE_FAILED: {
    exit: 1,
    title: 'The container engine did not do what it was asked for',
    remedy:
      'The message holds its own words. See that it runs, then repeat the command: it continues from the state it finds.',
  },
  DRIVER_CONFLICT: {
    exit: 3,
    title: 'The stack runs under another driver than the one that was asked for',
    remedy:
      'Take it down with `pokerbot down`, which finds it under either, then bring it up again.',
  },
  SOURCE_MISSING: {
    exit: 2,
    title: 'A unit is to be built from a folder that does not exist',
    remedy: '`source` in `pokerbot.yaml` is a path from the workspace.',
  },
  IMAGE_UNKNOWN: {
    exit: 3,
    title: 'Neither a registry nor the engine knows the image',
    remedy: 'Check its name, log in to its registry with `docker login`, or pull it.',
  },
  STACK_DOWN: {
    exit: 3,
    title: 'The stack is not running',
    remedy: 'Start it with `pokerbot up`.',
  },
  COMMAND_UNUSABLE: {
    exit: 2,
    title: 'A command that was to run in a unit cannot be started there',
    remedy: 'Check its name; a container has only what its image brings.',
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
