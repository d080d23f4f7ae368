import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findInstallation } from '../../../src/installation.ts';
import { findWorkspace, findWorkspaceIfAny } from '../../../src/workspace/find-workspace.ts';
import { repositoryRoot } from '../../support/repository-root.ts';
import { TemporaryFolder } from '../../support/temporary-folder.ts';

function workspaceIn(folder: TemporaryFolder): string {
  const deep = join(folder.path, 'lab/config/bot');
  mkdirSync(deep, { recursive: true });
  writeFileSync(join(folder.path, 'lab/pokerbot.yaml'), '');
  return deep;
}

describe('the workspace', () => {
  test('is the nearest folder above with a manifest', () => {
    using folder = new TemporaryFolder();
    expect(findWorkspace({ workingDirectory: workspaceIn(folder) })).toBe(join(folder.path, 'lab'));
  });

  test('is searched from the folder that `--workspace` names', () => {
    using folder = new TemporaryFolder();
    workspaceIn(folder);
    expect(findWorkspace({ workingDirectory: folder.path, workspace: 'lab/config' })).toBe(
      join(folder.path, 'lab'),
    );
  });

  test('has one name, also behind a symbolic link', () => {
    using folder = new TemporaryFolder();
    workspaceIn(folder);
    symlinkSync(join(folder.path, 'lab'), join(folder.path, 'link'));
    expect(findWorkspace({ workingDirectory: join(folder.path, 'link') })).toBe(
      join(folder.path, 'lab'),
    );
  });

  test('may be missing, which is an error where one is needed', () => {
    using folder = new TemporaryFolder();
    const search = { workingDirectory: folder.path };
    expect(findWorkspaceIfAny(search)).toBeUndefined();
    expect(() => findWorkspace(search)).toThrow(
      expect.objectContaining({
        code: 'WORKSPACE_NOT_FOUND',
        message: `there is no \`pokerbot.yaml\` in \`${folder.path}\` or above it`,
      }),
    );
  });
});

describe('the installation', () => {
  test('is found from any file of it, and knows where each unit starts', () => {
    const installation = findInstallation();
    expect({
      root: installation.root,
      solver: installation.entryPoint('solver'),
      orchestrator: installation.entryPoint('orchestrator'),
      evaluator: installation.entryPoint('evaluator'),
      entry: installation.bundledEntry('stack/drivers/process/supervisor/supervisor'),
    }).toEqual({
      root: repositoryRoot,
      solver: join(repositoryRoot, 'services/solver/dist/main.js'),
      orchestrator: join(repositoryRoot, 'packages/orchestrator/dist/main.js'),
      evaluator: join(repositoryRoot, 'packages/evaluator/dist/cli/eval.js'),
      entry: join(
        repositoryRoot,
        'cli/bundle/stack/drivers/process/supervisor/supervisor.entry.js',
      ),
    });
  });
});
