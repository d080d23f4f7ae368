import { catalogue } from './catalog-entry.ts';

export const runtimeErrors = catalogue({
  SESSION_ALREADY_RUNNING: {
    exit: 2,
    title: 'A session is already running',
    remedy: 'Stop it first, or wait until its last hand is over.',
  },
  SESSION_NOT_RUNNING: {
    exit: 2,
    title: 'No session is running',
    remedy: 'Start one: `POST /session/start` of the orchestrator, or `SESSION_ID` at boot.',
  },
  ORCHESTRATOR_STOPPING: {
    exit: 2,
    title: 'The orchestrator is stopping',
    remedy: 'Start the session once the orchestrator runs again.',
  },
  RISK_LIMIT_REACHED: {
    exit: 4,
    title: 'A risk limit stops play',
    remedy:
      'The message names the limit and when it is lifted; limits stand in the bot configuration.',
  },
  RISK_STATE_DAMAGED: {
    exit: 1,
    title: 'The risk state cannot be read',
    remedy:
      'It is written atomically, so a damaged file was changed by something else: restore it, or remove it and accept that today starts from zero.',
  },
  TARGET_REFUSED: {
    exit: 2,
    title: 'The executor may not act on this target',
    remedy: 'Only loopback and the targets on `RESEARCH_UI_ALLOWLIST` are allowed.',
  },
  MODE_UNAVAILABLE: {
    exit: 2,
    title: 'The executor cannot play in this mode',
    remedy:
      'Set `EXECUTOR_MODE=simulator`, which plays at the built-in simulator, or `SIMULATOR_ENDPOINT` to an ACPC dealer.',
  },
  REQUEST_INVALID: {
    exit: 2,
    title: 'A request to the session API cannot be used',
    remedy: 'The message names each field, what was expected and what was found.',
  },
  HAND_LOG_DAMAGED: {
    exit: 1,
    title: 'A hand log is damaged before its last line',
    remedy:
      'A torn last line is repaired without asking; damage elsewhere was done by something else. The message names file and line.',
  },
  TLS_UNREADABLE: {
    exit: 2,
    title: 'A certificate or key cannot be read',
    remedy: 'Check the paths in the `GRPC_TLS_…` variables.',
  },
  ADDRESS_IN_USE: {
    exit: 3,
    title: 'The unit cannot listen on its port',
    remedy: 'Another process holds the port: stop it or set another one.',
  },
  ADDRESS_UNUSABLE: {
    exit: 2,
    title: 'The unit cannot listen on its address',
    remedy: 'Check `HTTP_BIND_HOST` and the port: the address has to be one of this machine.',
  },
});
