import { spawn } from 'node:child_process';
import { type Finding, finding } from '../findings/finding.ts';
import { findSecrets, type OwnSecrets } from '../secrets/find-secrets.ts';
import { commitMark, PatchReader } from './added-texts.ts';
import { HistoryMark } from './history-mark.ts';
import { askGit, gitOptions } from './run-git.ts';

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
  const { own, known, workspace } = question;
  const mark = new HistoryMark(workspace, own);
  const tips = await tipsOf(workspace);
  if (tips.length > 0 && tips.join() === mark.clean.join()) return { findings: [] };
  const seen = new Map<string, Seen>();
  const reader = new PatchReader(({ commit, path, line, text }) => {
    for (const { text: secret, what, variable, index } of findSecrets(path, text, own)) {
      if (known.has(secret)) continue;
      // The newest commit comes first, so the last one that is seen brought it.
      const below = text.slice(0, index).split('\n').length - 1;
      seen.set(secret, { commit, path, line: line + below, what, variable });
    }
  });
  const cut = await readPatches({ ...question, clean: mark.clean }, reader);
  const findings = [...seen.values()].map(({ commit, path, line, what, variable }) =>
    finding('secret-in-history', {
      at: { file: path, line, column: 1 },
      variable,
      message: `Commit ${commit} brought ${what} in \`${path}\``,
    }),
  );
  // What the files still hold is told there, and would be missing here once they do not.
  if (cut === undefined && findings.length === 0 && known.size === 0) mark.save(tips);
  return { findings, cut };
}

/** The commits that all others lie below. */
async function tipsOf(workspace: string): Promise<string[]> {
  const answer = await askGit(workspace, ['rev-parse', '--all', 'HEAD']);
  if ('failure' in answer) return [];
  return [...new Set(answer.text.split('\n').filter((line) => line !== ''))].sort();
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
  '--ignore-missing',
  '--stdin',
  '--',
  '.',
];

/** Why it ended early; undefined when everything was read. */
function readPatches(
  { workspace, limit, clean }: HistoryQuestion & { readonly clean: readonly string[] },
  reader: PatchReader,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const stdio: ['pipe', 'pipe', 'ignore'] = ['pipe', 'pipe', 'ignore'];
    const git = spawn('git', [...gitOptions, ...args], { cwd: workspace, stdio });
    // Its end is told by the process itself.
    git.stdin.on('error', () => undefined);
    git.stdin.end(clean.map((tip) => `^${tip}\n`).join(''));
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
