import { byText, type Recogniser, showLogs } from './recogniser.ts';

/** Failures of a unit that runs but does not become ready. */
export const recognisersByHealth: readonly Recogniser[] = [
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
    recognise(text, evidence) {
      if (evidence.phase !== 'health' || !/refused/.test(evidence.health ?? '')) return undefined;
      const other = listenedPorts(text).find((port) => !evidence.ports.includes(port));
      return other === undefined
        ? undefined
        : {
            explanation: `The unit listens on port ${other} instead of ${evidence.ports.join(' or ')}`,
            next: showLogs(evidence),
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
    cause: 'not-ready',
    recognise: (_text, evidence) =>
      evidence.phase === 'health' && /not ready|NOT_SERVING/.test(evidence.health ?? '')
        ? {
            explanation: `The unit runs and says that it is not ready: ${reasonOf(evidence.health)}`,
            next: showLogs(evidence),
          }
        : undefined,
  },
  // Weak evidence: units report refused connections while they wait for each other, so everything stronger comes first.
  byText({
    cause: 'dependency-down',
    pattern:
      /ECONNREFUSED\s*(\S+:\d+)?|14 UNAVAILABLE|(\w+) is (?:unreachable|not reachable|unavailable)/,
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
    recognise: (_text, evidence) =>
      evidence.phase === 'health' && /refused/.test(evidence.health ?? '')
        ? {
            explanation: `The unit runs but never listens on port ${evidence.ports.join(' or ')}`,
            next: showLogs(evidence),
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

/** Ports in the lines that speak of listening, as text or as fields of a structured log. */
function listenedPorts(text: string): number[] {
  const spoken = text.split('\n').filter((line) => /listening|serving/i.test(line));
  const pattern = /(?:port"?\s*[:= ]\s*|(?:listening|serving) (?:on|at) \S*?:?)(\d{4,5})\b/gi;
  return spoken.flatMap((line) => [...line.matchAll(pattern)].map((match) => Number(match[1])));
}
