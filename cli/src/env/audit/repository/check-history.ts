import { spawn } from 'node:child_process';
import { type Finding, finding } from '../findings/finding.ts';
import { findSecrets, type OwnSecrets } from '../secrets/find-secrets.ts';
import { commitMark, PatchReader } from './added-texts.ts';
import { gitOptions } from './run-git.ts';

export interface HistoryQuestion {
  readonly workspace: string;
  readonly own: OwnSecrets;
  /** Told already. */
  readonly known: ReadonlySet<string>;
  /** Longest look, in milliseconds. */
  readonly limit: number;
}

export interface HistoryAnswer {
  readonly findings: readonly Finding[];
  /** Why some of the history was not looked at. */
  readonly cut?: string | undefined;
}

interface Seen {
  readonly commit: string;
  readonly path: string;
  readonly line: number;
  readonly what: string;
  readonly variable: string | undefined;
}

/** Secrets in earlier commits of every branch. Of each the commit that brought it. */
export async function checkHistory(question: HistoryQuestion): Promise<HistoryAnswer> {
  const { own, known } = question;
  const seen = new Map<string, Seen>();
  const reader = new PatchReader(({ commit, path, line, text }) => {
    for (const { text: secret, what, variable, index } of findSecrets(path, text, own)) {
      if (known.has(secret)) continue;
      // The newest commit comes first, so the last one that is seen brought it.
      const below = text.slice(0, index).split('\n').length - 1;
      seen.set(secret, { commit, path, line: line + below, what, variable });
    }
  });
  const cut = await readPatches(question, reader);
  const findings = [...seen.values()].map(({ commit, path, line, what, variable }) =>
    finding('secret-in-history', {
      at: { file: path, line, column: 1 },
      variable,
      message: `Commit ${commit} brought ${what} in \`${path}\``,
    }),
  );
  return { findings, cut };
}

const args = [
  'log',
  '--all',
  '--patch',
  '--unified=0',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--no-renames',
  '--diff-filter=AM',
  '--relative',
  `--format=${commitMark}%h`,
  '--',
  '.',
];

/** Why it ended early; undefined when everything was read. */
function readPatches(
  { workspace, limit }: HistoryQuestion,
  reader: PatchReader,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore'];
    const git = spawn('git', [...gitOptions, ...args], { cwd: workspace, stdio });
    let cut: string | undefined;
    const timer = setTimeout(() => {
      cut = `only the newest part was looked at, within ${limit / 1000} s`;
      git.kill();
    }, limit);
    git.stdout.setEncoding('utf8');
    git.stdout.on('data', (piece: string) => reader.write(piece));
    git.once('error', ({ message }) => {
      clearTimeout(timer);
      resolve(message);
    });
    git.once('close', () => {
      clearTimeout(timer);
      reader.end();
      resolve(cut);
    });
  });
}
