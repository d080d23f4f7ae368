import { spawn } from 'node:child_process';
import { type Finding, finding } from '../findings/finding.ts';
import { findSecrets, type OwnSecrets } from '../secrets/find-secrets.ts';
import { logFormat, PatchReader } from './added-texts.ts';
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

/** What a message is searched like. */
const proseFile = 'message.txt';

interface Seen {
  readonly commit: string;
  /** From the workspace's root; undefined for the commit's message. */
  readonly path: string | undefined;
  readonly line: number;
  readonly what: string;
  readonly variable: string | undefined;
}

/** Secrets in earlier commits of every branch, merges included, and in their messages. Of each the commit that brought it. */
export async function checkHistory(question: HistoryQuestion): Promise<HistoryAnswer> {
  const { own, known, workspace } = question;
  const mark = new HistoryMark(workspace, own);
  const { tips, prefix } = await placeIn(workspace);
  if (tips.length > 0 && tips.join() === mark.clean.join()) return { findings: [] };
  const seen = new Map<string, Seen>();
  const reader = new PatchReader(({ commit, path: fromRoot, line, text }) => {
    const path = fromRoot?.slice(prefix.length);
    for (const { text: secret, what, variable, index } of findSecrets(
      path ?? proseFile,
      text,
      own,
    )) {
      if (known.has(secret)) continue;
      // The newest commit comes first, so the last one that is seen brought it.
      const below = text.slice(0, index).split('\n').length - 1;
      seen.set(secret, { commit, path, line: line + below, what, variable });
    }
  });
  const cut = await readPatches({ ...question, prefix, clean: mark.clean }, reader);
  const findings = [...seen.values()].map(({ commit, path, line, what, variable }) =>
    finding('secret-in-history', {
      at: path === undefined ? { file: null } : { file: path, line, column: 1 },
      variable,
      message: `Commit ${commit} brought ${what} in ${path === undefined ? 'its message' : `\`${path}\``}`,
    }),
  );
  // What the files still hold is told there, and would be missing here once they do not.
  if (cut === undefined && findings.length === 0 && known.size === 0) mark.save(tips);
  return { findings, cut };
}

interface PlaceInRepository {
  /** The commits that all others lie below. */
  readonly tips: readonly string[];
  /** Way from the repository's root to the workspace, with `/` at its end; empty where they are the same. */
  readonly prefix: string;
}

async function placeIn(workspace: string): Promise<PlaceInRepository> {
  const answer = await askGit(workspace, ['rev-parse', '--show-prefix', '--all', 'HEAD']);
  if ('failure' in answer) return { tips: [], prefix: '' };
  const [prefix = '', ...tips] = answer.text.trimEnd().split('\n');
  return { tips: [...new Set(tips)].sort(), prefix };
}

const args = [
  '-c',
  'log.showRoot=true',
  'log',
  '--all',
  '--patch',
  // Of a merge the lines that none of its parents has.
  '-c',
  // The side of a merge that came to nothing is history, too.
  '--full-history',
  '--unified=0',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--no-renames',
  // A filter would leave out commits that change nothing, with what they say.
  '--irreversible-delete',
  '--src-prefix=a/',
  '--dst-prefix=b/',
  `--format=${logFormat}`,
  '--ignore-missing',
  '--stdin',
];

interface Patches extends HistoryQuestion {
  readonly prefix: string;
  readonly clean: readonly string[];
}

/** Why it ended early; undefined when everything was read. */
function readPatches(
  { workspace, limit, prefix, clean }: Patches,
  reader: PatchReader,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const stdio: ['pipe', 'pipe', 'ignore'] = ['pipe', 'pipe', 'ignore'];
    // Git passes over empty commits, and their messages, once it is given a folder.
    const within = prefix === '' ? [] : ['--', '.'];
    const git = spawn('git', [...gitOptions, ...args, ...within], { cwd: workspace, stdio });
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
