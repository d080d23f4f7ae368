import { byEngine } from './by-engine.ts';
import type { FailureEvidence } from './failure-card.ts';
import { byText, type Recogniser, showLogs } from './recogniser.ts';
import { recognisersByBuild } from './recognisers-by-build.ts';

const ofAnyPhase: readonly Recogniser[] = [
  byEngine({
    cause: 'disk-full',
    pattern: /no space left on device|disk quota exceeded/i,
    explain: () => 'No space is left where the container engine keeps its data',
    next: () => 'docker system df',
  }),
  byEngine({
    cause: 'wrong-architecture',
    pattern:
      /exec format error|no match for platform|no matching manifest for|does not match the (?:detected|specified) (?:host )?platform/,
    explain: () => 'The image, or a program in it, was built for another processor or system',
    next: () => 'docker version',
  }),
];

/** What stands between the engine and a unit, as the first process of its container, cannot start it. */
const ofInit: readonly Recogniser[] = [
  {
    cause: 'wrong-architecture',
    // What it says is no matter: it looks for a shell to run what the kernel refuses, and misses that.
    recognise: (text, { builtFor }) =>
      builtFor !== undefined && /\[FATAL tini[^\]]*\] exec/.test(text)
        ? {
            explanation: `The image was built for ${builtFor}, which the engine cannot run`,
            next: 'docker version',
          }
        : undefined,
  },
  byText({
    cause: 'entry-point-missing',
    pattern: /\[FATAL tini[^\]]*\] exec (\S+) failed: No such file or directory/,
    explain: ([, program]) => `The program \`${program}\` does not exist in the image`,
    next: (_match, evidence) => showLogs(evidence),
  }),
  byText({
    cause: 'permission-denied',
    pattern: /\[FATAL tini[^\]]*\] exec (\S+) failed: Permission denied/,
    explain: ([, program]) => `The program \`${program}\` in the image may not be executed`,
    next: (_match, evidence) => showLogs(evidence),
  }),
  byText({
    cause: 'wrong-architecture',
    // A shell that is to run what the kernel refuses reads the program's head as its first words.
    pattern:
      /\[FATAL tini[^\]]*\] exec \S+ failed: Exec format error|\x7fELF.*not found|cannot execute binary file/,
    explain: () => 'The image, or a program in it, was built for another processor or system',
    next: () => 'docker version',
  }),
];

const ofContainers: readonly Recogniser[] = [
  byEngine({
    cause: 'port-taken',
    pattern:
      /(?:Bind for \S*?:(\d+) failed: )?port is already allocated|(?::(\d+): )?bind: address already in use|[Pp]orts are not available[^\n]*?:(\d+)/,
    explain: (port, { ports }) =>
      `Port ${port ?? ports.join(' or ')} is in use by another process or container`,
    next: () => 'pokerbot doctor',
  }),
  byEngine({
    cause: 'image-missing',
    pattern: /[Nn]o such image: (\S+)|image not known: (\S+)|pull access denied for ([^\s,]+)/,
    explain: (image) => `The image \`${image}\` is not on this machine`,
    next: (image) => `docker pull ${image}`,
  }),
  byEngine({
    cause: 'entry-point-missing',
    pattern:
      /exec: "?([^":]+)"?: (?:executable file not found|stat [^\n]*no such file|no such file or directory)|exec (\S+): no such file or directory/,
    explain: (program) => `The program \`${program}\` does not exist in the image`,
    next: (_about, evidence) => showLogs(evidence),
  }),
  byEngine({
    cause: 'permission-denied',
    pattern: /exec: "?([^":]+)"?: permission denied/,
    explain: (program) => `The program \`${program}\` in the image may not be executed`,
    next: (_about, evidence) => showLogs(evidence),
  }),
  byEngine({
    cause: 'mount-missing',
    pattern: /bind source path does not exist: (\S+)|statfs (\S+): no such file/,
    explain: (path) => `The container needs \`${path}\` of this machine, which does not exist`,
    next: (path) => `ls -ld ${path}`,
  }),
  byEngine({
    cause: 'mount-denied',
    pattern:
      /[Mm]ounts denied[^\n]*|error mounting "([^"]+)"[^\n]*|mount [^\n]*(?:permission denied|operation not permitted)/,
    explain: (path, _evidence, words) =>
      `The container engine may not hand ${path ? `\`${path}\`` : 'a folder'} to the container: ${words}`,
    next: (path) => (path ? `ls -ld ${path}` : 'pokerbot doctor'),
  }),
  byEngine({
    cause: 'network-missing',
    pattern: /network (\S+) not found|could not find (?:a )?network/i,
    explain: () => 'The network of the workspace was removed',
    next: () => 'pokerbot up',
  }),
  byEngine({
    cause: 'removed',
    pattern: /the container was removed/,
    explain: () => 'Somebody removed the container',
    next: () => 'pokerbot up',
  }),
  {
    cause: 'out-of-memory',
    recognise: (_text, evidence) =>
      evidence.oomKilled
        ? {
            explanation: 'The unit needed more memory than its container may use, and was killed',
            next: showLogs(evidence),
          }
        : undefined,
  },
  {
    cause: 'health-check-broken',
    recognise: (_text, evidence) =>
      cannotBeChecked(evidence)
        ? {
            explanation: `The program that asks for the unit's health does not start: ${evidence.health}`,
            next: showLogs(evidence),
          }
        : undefined,
  },
  {
    cause: 'engine-refuses',
    recognise: (_text, { phase, engine }) =>
      phase === 'spawn' && engine !== undefined
        ? {
            explanation: `The container engine refuses to start it: ${engine}`,
            next: 'pokerbot doctor',
          }
        : undefined,
  },
];

/** What the engine of the containers knows of a failure; nothing of this applies where there is none. */
export const recognisersByEngine: readonly Recogniser[] = [
  ...ofAnyPhase,
  ...recognisersByBuild,
  ...ofInit,
  ...ofContainers,
];

function cannotBeChecked({ phase, health }: FailureEvidence): boolean {
  return phase === 'health' && /the health check cannot run/.test(health ?? '');
}
