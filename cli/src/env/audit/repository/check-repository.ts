import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { LeftOut } from '../audit.ts';
import { type Finding, finding } from '../findings/finding.ts';
import { checkReferences } from '../references/check-references.ts';
import { keyFiles } from '../rules/check-modes.ts';
import { soughtSecrets } from '../secrets/own-secrets.ts';
import { exampleFiles } from '../settings/read-settings.ts';
import type { AuditSubject } from '../subject.ts';
import { checkHistory } from './check-history.ts';
import { checkTexts } from './check-texts.ts';
import { type FileList, listFiles } from './list-files.ts';
import { mostBytes, readTexts, type TextFile } from './read-texts.ts';
import { stagedTexts } from './staged-texts.ts';

/** Its presence makes a workspace a checkout of this project. */
const registryFile = 'packages/shared/src/env/registry.ts';
const historyLimit = 20_000;

/** Everything that others get to see: files, their history, and the names in them. */
export async function checkRepository(
  subject: AuditSubject,
): Promise<{ findings: Finding[]; leftOut: LeftOut[] }> {
  const { workspace, settings } = subject;
  const list = await listFiles(workspace);
  const { files, tracked, reason } = list;
  const sought = soughtSecrets(subject);
  const apart = new Set([
    ...settings.map(({ path }) => path),
    ...(tracked
      ? []
      : keyFiles(subject).map(({ path }) => relative(workspace, resolve(workspace, path)))),
  ]);
  const read = readTexts(
    workspace,
    [...new Set([...files, ...exampleFiles(workspace)])].filter((path) => !apart.has(path)),
  );
  const texts = read.texts.filter((file) => tracked || !isKeyFile(file));
  const staged = tracked ? await stagedTexts(workspace) : [];
  const inTexts = checkTexts({ texts, binaries: read.binaries, staged }, sought);
  const { known } = inTexts;
  // git works while the sources are parsed.
  const looking = tracked && checkHistory({ workspace, sought, known, limit: historyLimit });
  const code = existsSync(join(workspace, registryFile))
    ? await (await import('../references/check-code.ts')).checkCode(workspace, read.texts)
    : undefined;
  const history = await looking;
  const cut = history ? history.cut : reason;
  return {
    findings: [
      ...read.findings,
      ...inTexts.findings,
      ...(history?.findings ?? []),
      ...checkTracked(
        settings.map(({ path }) => path),
        list,
      ),
      ...checkReferences(subject, read.texts),
      ...(code?.findings ?? []),
    ],
    leftOut: [
      ...unsearched('large', read.large, `larger than ${mostBytes / 1024 ** 2} MiB`),
      ...unsearched('closed', [...list.closed, ...read.closed], 'this account may not read'),
      ...(cut === undefined ? [] : [{ part: 'git history', reason: cut }]),
      ...(code?.reason === undefined ? [] : [{ part: 'names in code', reason: code.reason }]),
    ],
  };
}

function unsearched(what: string, paths: readonly string[], why: string): LeftOut[] {
  if (paths.length === 0) return [];
  const [first] = paths;
  const others = paths.length === 1 ? '' : ` and ${paths.length - 1} more`;
  return [{ part: `secrets in ${what} files`, reason: `${why}: \`${first}\`${others}` }];
}

function checkTracked(paths: readonly string[], { files, tracked }: FileList): Finding[] {
  if (!tracked) return [];
  const listed = new Set(files);
  return paths
    .filter((path) => listed.has(path))
    .map((path) => {
      const at = { file: path };
      if (tracked.has(path)) {
        const message = `\`${path}\` is under version control`;
        const fix = `Run \`git rm --cached ${path}\` and ignore it.`;
        return finding('settings-tracked', { at, message, fix });
      }
      const message = `\`${path}\` is not ignored, so that the next commit may take it`;
      const fix = `Add \`${path}\` to \`.gitignore\`.`;
      return finding('settings-tracked', { at, message, fix });
    });
}

/** Where nobody commits anything, a file of its owner that is nothing but a key is the right place for one. */
function isKeyFile({ mode, text }: TextFile): boolean {
  return (mode & 0o077) === 0 && /^(\S+|-----BEGIN [\s\S]+-----)$/.test(text.trim());
}
