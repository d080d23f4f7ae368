import type { FailureTraces } from './failure-card.ts';
import { byText, type Recogniser, showLogs } from './recogniser.ts';

/** Failures of a unit that runs but does not become ready. */
export const recognisersByHealth: readonly Recogniser[] = [
  {
    cause: 'host-unknown',
    recognise(_text, { phase, health }) {
      const host = health?.match(/ at (\S+):\d+ \((?:ENOTFOUND|EAI_AGAIN)\)/)?.[1];
      if (phase !== 'health' || host === undefined) return undefined;
      return {
        explanation: `The host \`${host}\`, which the unit waits for, cannot be resolved`,
        next: `grep -n ${host} .env .env.* pokerbot.yaml`,
      };
    },
  },
  {
    cause: 'host-unknown',
    recognise: (_text, { unit, phase, health }) =>
      phase === 'health' && /ENOTFOUND|EAI_AGAIN/.test(health ?? '')
        ? {
            explanation: `The host of \`address\` of \`${unit}\` cannot be resolved`,
            next: 'grep -n address pokerbot.yaml',
          }
        : undefined,
  },
  {
    cause: 'external-unreachable',
    recognise: (_text, { phase, command, health }) =>
      phase === 'health' && command.length === 0
        ? {
            explanation: `The unit is run by somebody else and does not answer health checks: ${health ?? 'no answer yet'}`,
            next: 'pokerbot status',
          }
        : undefined,
  },
  {
    cause: 'wrong-port',
    recognise(text, traces) {
      const { phase, health, ports, listening = saidPorts(text) } = traces;
      if (phase !== 'health' || !/refused/.test(health ?? '')) return undefined;
      const others = listening.filter((port) => !ports.includes(port));
      // One that listens where it is asked as well only came late.
      const [asked] = ports;
      if (others.length === 0 || (asked !== undefined && listening.includes(asked)))
        return undefined;
      return {
        explanation: `The unit listens on port ${others.join(' and ')} instead of ${ports.join(' or ')}`,
        next: showLogs(traces),
      };
    },
  },
  {
    cause: 'dependency-down',
    recognise: (_text, { phase, health }) =>
      phase === 'health' &&
      /not ready|NOT_SERVING/.test(health ?? '') &&
      /reach|unavailable|connect|wait/i.test(health ?? '')
        ? {
            explanation: `Something that the unit needs does not answer: ${reasonOf(health)}`,
            next: 'pokerbot status',
          }
        : undefined,
  },
  {
    cause: 'slow-start',
    recognise: (_text, traces) =>
      traces.phase === 'health' &&
      /^not ready: .*\b(?:still|warming|loading|starting|initiali[sz]ing|preparing|not yet)\b/i.test(
        traces.health ?? '',
      )
        ? {
            explanation: `The unit is still starting${afterSeconds(traces)}: ${reasonOf(traces.health)}`,
            next: `pokerbot up --timeout ${longer(traces)}`,
          }
        : undefined,
  },
  {
    cause: 'not-ready',
    recognise: (_text, traces) =>
      traces.phase === 'health' && /not ready|NOT_SERVING/.test(traces.health ?? '')
        ? {
            explanation: `The unit runs and says${afterSeconds(traces)} that it is not ready: ${reasonOf(traces.health)}`,
            next: showLogs(traces),
          }
        : undefined,
  },
  // Weak evidence: units report refused connections while they wait for each other, so everything stronger comes first.
  byText({
    cause: 'dependency-down',
    pattern:
      /ECONNREFUSED\s*(\S+:\d+)?|Connection refused|14 UNAVAILABLE|\w+ is (?:unreachable|not reachable|unavailable)/,
    explain: (match) =>
      `Something that the unit needs does not answer${match[1] ? ` at ${match[1]}` : ''}`,
    next: () => 'pokerbot status',
  }),
  {
    cause: 'hangs',
    recognise: (_text, evidence) =>
      evidence.phase === 'health' && /no answer/.test(evidence.health ?? '')
        ? {
            explanation: 'The unit runs, accepts connections and does not answer: it hangs',
            next: `pokerbot restart ${evidence.unit}`,
          }
        : undefined,
  },
  {
    cause: 'never-listens',
    recognise: (_text, traces) =>
      traces.phase === 'health' && /refused/.test(traces.health ?? '')
        ? {
            explanation: `The unit runs but does not listen on port ${traces.ports.join(' or ')}${afterSeconds(traces)}`,
            next: showLogs(traces),
          }
        : undefined,
  },
  {
    cause: 'never-healthy',
    recognise: (_text, evidence) =>
      evidence.phase === 'health'
        ? {
            explanation: `The unit runs but did not become healthy in time${evidence.health ? `: ${evidence.health}` : ''}`,
            next: showLogs(evidence),
          }
        : undefined,
  },
];

function reasonOf(health: string | undefined): string {
  return health?.replace(/^not ready: /, '') ?? '';
}

function afterSeconds({ waitedMs }: FailureTraces): string {
  return waitedMs === undefined ? '' : ` after ${waitedMs / 1_000} s`;
}

/** Seconds to give it the next time. */
function longer({ waitedMs = 60_000 }: FailureTraces): number {
  return Math.ceil((2 * waitedMs) / 1_000);
}

/** Ports in the lines that speak of listening, as text or as fields of a structured log. */
function saidPorts(text: string): number[] {
  const spoken = text.split('\n').filter((line) => /listening|serving/i.test(line));
  const pattern = /(?:port"?\s*[:= ]\s*|(?:listening|serving) (?:on|at) \S*?:?)(\d{4,5})\b/gi;
  return spoken.flatMap((line) => [...line.matchAll(pattern)].map((match) => Number(match[1])));
}
