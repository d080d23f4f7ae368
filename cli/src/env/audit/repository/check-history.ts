import { spawn } from 'node:child_process';
import { type Finding, finding } from '../findings/finding.ts';
import { type FoundSecret, SecretSearch, type Sought } from '../secrets/find-secrets.ts';
import { logFormat, PatchReader } from './added-texts.ts';
import { HistoryMark } from './history-mark.ts';
import { askGit, gitOptions, patchOptions } from './run-git.ts';
import { tagMessages } from './tag-messages.ts';

export interface HistoryQuestion {
  readonly workspace: string;
  readonly sought: Sought;
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

interface Seen extends FoundSecret {
  /** The commit or tag that brought it. */
  readonly by: string;
  /** From the workspace's root; undefined for the commit's message. */
  readonly path: string | undefined;
  readonly line: number;
}

/** Secrets in earlier commits of every branch, merges included, and in their messages. Of each the commit that brought it. */
export async function checkHistory(question: HistoryQuestion): Promise<HistoryAnswer> {
  const { sought, known, workspace } = question;
  const mark = new HistoryMark(workspace, sought);
  const search = new SecretSearch(sought);
  const { tips, prefix, shallow } = await placeIn(workspace);
  if (tips.length > 0 && tips.join() === mark.clean.join()) return { findings: [], cut: shallow };
  const seen = new Map<string, Seen>();
  for (const { tag, text } of await tagMessages(workspace)) {
    for (const secret of search.inText(proseFile, text)) {
      seen.set(secret.text, { by: `The tag ${tag}`, path: undefined, line: 1, ...secret });
    }
  }
  const reader = new PatchReader(({ commit, path: fromRoot, line, text: added }) => {
    const path = fromRoot?.slice(prefix.length);
    // UTF-16 is one NUL after the other to git.
    const text = added.replaceAll('\0', '');
    const found = text === added ? search.inText(path ?? proseFile, text) : search.inBytes(text);
    for (const secret of found) {
      // The newest commit comes first, so the last one that is seen brought it.
      const below = text.slice(0, secret.index).split('\n').length - 1;
      seen.set(secret.text, { by: `Commit ${commit}`, path, line: line + below, ...secret });
    }
  });
  const cut = (await readPatches({ ...question, prefix, clean: mark.clean }, reader)) ?? shallow;
  const findings = [...seen.values()]
    .filter(({ text }) => !known.has(text))
    .map(({ by, path, line, what, variable }) =>
      finding('secret-in-history', {
        at: path === undefined ? { file: null } : { file: path, line, column: 1 },
        variable,
        message: `${by} brought ${what} in ${path === undefined ? 'its message' : `\`${path}\``}`,
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
  /** Why there is only the newest part of the history; undefined where all of it is there. */
  readonly shallow?: string | undefined;
}

const shallowClone =
  'the clone has only the newest commits: `git fetch --unshallow`, or `fetch-depth: 0` in a workflow, brings the others';

async function placeIn(workspace: string): Promise<PlaceInRepository> {
  const answer = await askGit(workspace, [
    'rev-parse',
    '--is-shallow-repository',
    '--show-prefix',
    '--all',
    'HEAD',
  ]);
  if ('failure' in answer) return { tips: [], prefix: '' };
  const [cut, prefix = '', ...tips] = answer.text.trimEnd().split('\n');
  const shallow = cut === 'true' ? shallowClone : undefined;
  return { tips: [...new Set(tips)].sort(), prefix, shallow };
}

const args = [
  '-c',
  'log.showRoot=true',
  'log',
  '--all',
  ...patchOptions,
  // Of a merge the lines that none of its parents has.
  '-c',
  // The side of a merge that came to nothing is history, too.
  '--full-history',
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
    const git = spawn('git', [...gitOptions, ...args, ...within], {
      cwd: workspace,
      stdio,
    });
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
    git.once('close', (code) => {
      clearTimeout(timer);
      reader.end();
      if (code !== 0) cut ??= `git could not read all of it (\`git fsck\` tells what is damaged)`;
      resolve(cut);
    });
  });
}
