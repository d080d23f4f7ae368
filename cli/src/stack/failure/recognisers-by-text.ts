import { byText, type Recogniser, showLogs } from './recogniser.ts';

/** Failures of the unit's surroundings that it names itself, the most telling traces first. */
export const recognisersByText: readonly Recogniser[] = [
  byText({
    cause: 'port-taken',
    pattern:
      /EADDRINUSE[^\n]*?:(\d{2,5})\b|ADDRESS_IN_USE: Port (\d+)|No address added|EADDRINUSE|Address (?:already )?in use/,
    explain: (match, { ports }) =>
      `Port ${match[1] ?? match[2] ?? ports.join(' or ')} is in use by another process`,
    next: () => 'pokerbot doctor',
  }),
  byText({
    cause: 'secret-missing',
    pattern: /SECRET_FILE_UNREADABLE: ([^\n]*)/,
    explain: (match) => `The file of a secret cannot be read: ${match[1]}`,
    next: () => 'pokerbot doctor',
  }),
  byText({
    cause: 'secret-missing',
    pattern: /(?:ENOENT[^\n]*?|No such file or directory: )'([^'\n]*\bsecrets?\/[^'\n]+)'/,
    explain: (match) => `The file of a secret does not exist: \`${match[1]}\``,
    next: () => 'pokerbot doctor',
  }),
  byText({
    cause: 'environment-invalid',
    pattern: /ENV_INVALID: ([^\n]*)/,
    explain: (match) => `An environment variable cannot be used: ${match[1]}`,
    next: (match) => `grep -n ${variableIn(match[1])} .env .env.* pokerbot.yaml`,
  }),
  byText({
    cause: 'configuration-invalid',
    // Where the system says why, its word is the better one: those lines are left to what follows.
    pattern:
      /^(?!.*\b(?:ENOENT|EACCES|EPERM|ENOSPC|EROFS|ENOTDIR): ).*?(CONFIG_[A-Z]+|FILE_[A-Z]+|TLS_UNREADABLE|RISK_STATE_DAMAGED|HAND_LOG_DAMAGED): (.*)/m,
    explain: (match) => `A file that the unit reads cannot be used (${match[1]}): ${match[2]}`,
    next: (_match, evidence) => showLogs(evidence),
  }),
  byText({
    cause: 'disk-full',
    pattern:
      /DISK_FULL: `([^`\n]+)`|(?:ENOSPC|no space left on device)[^\n]*?'([^'\n]+)'|ENOSPC|no space left on device|DISK_FULL/i,
    explain: (match) => {
      const path = quoted(match[1] ?? match[2]);
      return `No space is left on the disk${path === undefined ? '' : ` of ${path}`}`;
    },
    next: () => 'df -h .',
  }),
  byText({
    cause: 'out-of-memory',
    pattern:
      /heap out of memory|Reached heap limit|ERR_WORKER_OUT_OF_MEMORY|Cannot allocate memory|ENOMEM/,
    explain: () => 'The unit ran out of memory',
    next: () => 'pokerbot status',
  }),
  byText({
    cause: 'wrong-architecture',
    pattern:
      /ENOEXEC|[Ee]xec format error|invalid ELF header|wrong ELF class|mach-o[^\n]*incompatible arch/,
    explain: () => 'A program or native module was built for another processor or system',
    next: () => 'pokerbot doctor',
  }),
  byText({
    cause: 'node-too-old',
    pattern:
      /NODE_TOO_OLD|Unsupported engine|ERR_UNKNOWN_BUILTIN_MODULE|No such built-in module: (\S+)/,
    explain: () => 'The unit needs a newer Node.js',
    next: () => 'node --version',
  }),
  byText({
    cause: 'too-many-open-files',
    pattern: /EMFILE|ENFILE|too many open files/i,
    explain: () => 'Too many files are open at once',
    next: () => 'ulimit -n',
  }),
  byText({
    cause: 'read-only',
    pattern: /(?:EROFS|read-only file system)[^\n]*?'([^'\n]+)'|EROFS|read-only file system/i,
    explain: (match) =>
      `The unit writes ${quoted(match[1]) ?? 'a path'} on a read-only file system`,
    next: (_match, evidence) => showLogs(evidence),
  }),
  byText({
    cause: 'permission-denied',
    pattern:
      /(?:EACCES|EPERM|permission denied)[^\n]*?'([^'\n]+)'|EACCES[^\n]*?(?:address |:)(\S+)|EACCES|permission denied/i,
    explain: (match) =>
      `The unit has no permission for ${quoted(match[1] ?? match[2]) ?? 'what it opens'}`,
    next: (match) => (match[1] ? `ls -ld ${fromWorkspace(match[1])}` : 'pokerbot doctor'),
  }),
  byText({
    cause: 'host-unknown',
    pattern:
      /(?:ENOTFOUND|EAI_AGAIN)\s+(\S+)|Name resolution failed for target (\S+)|ENOTFOUND|EAI_AGAIN|Name or service not known|failure in name resolution|failed to lookup address/,
    explain: (match) => `The host ${quoted(match[1] ?? match[2]) ?? 'name'} cannot be resolved`,
    next: () => 'pokerbot doctor',
  }),
  byText({
    cause: 'file-in-the-way',
    pattern: /(ENOTDIR|EISDIR)[^\n]*?(?:'([^']+)'|$)/m,
    explain: ([, code, path]) =>
      code === 'ENOTDIR'
        ? `A part of ${quoted(path) ?? 'a path'} is a file and no folder`
        : `A folder lies at ${quoted(path) ?? 'a path'} where a file belongs`,
    next: (match, evidence) => (match[2] ? `ls -ld ${match[2]}` : showLogs(evidence)),
  }),
  byText({
    cause: 'file-missing',
    pattern: /(?:ENOENT[^\n]*?|No such file or directory: )'([^'\n]+)'/,
    explain: (match) => `The file \`${match[1]}\` does not exist`,
    next: () => 'pokerbot init --yes',
  }),
];

/** A path in a container, as it is to be written in the workspace that lies there. */
function fromWorkspace(path: string): string {
  return path.replace(/^\/(?:app|workspace)\//, '');
}

function quoted(text: string | undefined): string | undefined {
  return text === undefined ? undefined : `\`${text}\``;
}

function variableIn(text: string | undefined): string {
  return text?.match(/\b[A-Z][A-Z0-9_]{2,}\b/)?.[0] ?? '=';
}
