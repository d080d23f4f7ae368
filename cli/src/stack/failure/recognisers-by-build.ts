import { byEngine } from './by-engine.ts';
import type { FailureEvidence } from './failure-card.ts';
import type { Recogniser } from './recogniser.ts';

/** The registry of a base image, by what the engine says of a connection. */
const connection =
  /(?:dial tcp[^\n]*|no such host|TLS handshake timeout|Client\.Timeout exceeded|i\/o timeout|network is unreachable|proxyconnect[^\n]*)/;

/** Failures of an image that is being built. A base image's own registry is meant before the steps of the Dockerfile are. */
const recognisers: readonly Recogniser[] = [
  byEngine({
    cause: 'registry-refuses',
    pattern: /(?:x509: |certificate verify failed|tls: )[^\n]*/,
    explain: (_about, evidence, words) =>
      `The registry of ${baseOf(evidence)} is not trusted: ${words}`,
    next: () => 'pokerbot doctor',
  }),
  byEngine({
    cause: 'registry-login',
    pattern:
      /(?:[^\n:]*unauthorized|failed to authorize|authorization failed|403 Forbidden)[^\n]*/i,
    explain: (_about, evidence) =>
      `The registry of ${baseOf(evidence)} gives it only to whoever is logged in`,
    next: (_about, evidence) => `docker login ${baseName(evidence)?.split('/')[0] ?? ''}`.trim(),
  }),
  byEngine({
    cause: 'registry-unreachable',
    pattern: connection,
    explain: (_about, evidence, words) =>
      `${capital(baseOf(evidence))} is not on this machine, and its registry cannot be reached: ${words}`,
    next: (_about, evidence) => `docker pull ${baseName(evidence) ?? 'IMAGE'}`,
  }),
  {
    cause: 'base-image-missing',
    recognise: (_text, evidence) =>
      baseName(evidence) === undefined
        ? undefined
        : {
            explanation: `${capital(baseOf(evidence))} is neither on this machine nor in its registry`,
            next: `docker pull ${baseName(evidence)}`,
          },
  },
  byEngine({
    cause: 'build-file-missing',
    pattern:
      /failed to (?:compute|calculate) (?:cache key|checksum)[^\n]*?"(\/[^"]+)"(?:: not found)?|failed to walk [^\n]*?(\/[^\s/:]+): no such file/,
    explain: (path) =>
      `The Dockerfile copies \`${path}\`, which is not in the folder that is sent to the engine`,
    next: () => 'cat .dockerignore',
  }),
  byEngine({
    cause: 'dockerfile-invalid',
    pattern: /[Dd]ockerfile parse error[^\n]*|unknown instruction[^\n]*/,
    explain: (_about, _evidence, words) => `The Dockerfile cannot be read: ${words}`,
    next: () => 'pokerbot build',
  }),
  byEngine({
    cause: 'build-step-failed',
    pattern: /(?:executor failed running|did not complete successfully)[^\n]*exit code: (\d+)/,
    explain: (exitCode, { command }) =>
      `A step of the Dockerfile ended with exit code ${exitCode}: ${withoutNumber(command[0])}`,
    next: () => 'pokerbot build',
  }),
  byEngine({
    cause: 'engine-gone',
    pattern: /ECONNRESET|ECONNREFUSED|EPIPE|socket hang up|closed before it was complete/,
    explain: () => 'The container engine went away while it built the image',
    next: () => 'docker version',
  }),
  byEngine({
    cause: 'build-failed',
    pattern: /.+/s,
    explain: (_about, _evidence, words) => `The container engine did not build the image: ${words}`,
    next: () => 'pokerbot build',
  }),
];

/** Only in a build: units speak of networks and certificates as well. */
export const recognisersByBuild: readonly Recogniser[] = recognisers.map((each) => ({
  ...each,
  recognise: (text, evidence) =>
    evidence.phase === 'build' ? each.recognise(text, evidence) : undefined,
}));

/** The base image that the failed step was to find; BuildKit calls the step so. */
function baseName({ command }: FailureEvidence): string | undefined {
  const step = command[0] ?? '';
  const name = step.match(/load metadata for (\S+)|\] FROM (\S+)/);
  return (name?.[1] ?? name?.[2])?.replace(/^docker\.io\/(?:library\/)?/, '');
}

function baseOf(evidence: FailureEvidence): string {
  const name = baseName(evidence);
  return name === undefined ? 'a base image' : `the base image \`${name}\``;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `[build 3/5] RUN make` without its place. */
function withoutNumber(step = ''): string {
  return step.replace(/^\[[^\]]*\]\s*/, '');
}
