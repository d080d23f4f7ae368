import type { Context } from '../context.ts';
import type { StackContext } from '../stack/use-cases/stack-context.ts';
import { findWorkspaceIfAny } from '../workspace/find-workspace.ts';
import type { Check, DoctorReport } from './check.ts';
import { checkDocker } from './check-docker.ts';
import { checkInstallation } from './check-installation.ts';
import { checkDisk, checkNode, checkWritable } from './check-machine.ts';
import { checkPorts } from './check-ports.ts';
import { checkProxies } from './check-proxies.ts';
import { checkRotation } from './check-rotation.ts';
import { checkWorkspace } from './check-workspace.ts';

export interface ExamineOptions {
  readonly context: StackContext & Pick<Context, 'workingDirectory'>;
  /** Value of `--workspace`. */
  readonly workspace: string | undefined;
}

/** Looks at the machine, the installation and the workspace. Changes nothing. */
export async function examine({ context, workspace }: ExamineOptions): Promise<DoctorReport> {
  const { workingDirectory, installation } = context;
  const root = findWorkspaceIfAny({ workingDirectory, workspace });
  const folder = root ?? workingDirectory;
  const checks = [
    checkNode(process.versions.node),
    checkInstallation(installation),
    checkDisk(folder),
    checkWritable(folder),
    ...(root === undefined ? await withoutWorkspace(context) : await within(root, context)),
  ];
  return {
    workspace: root ?? null,
    healthy: checks.every(({ status }) => status !== 'fail'),
    checks,
  };
}

async function withoutWorkspace({ drivers }: ExamineOptions['context']): Promise<Check[]> {
  return [
    {
      name: 'workspace',
      status: 'warn',
      reason: 'there is none here or above',
      fix: 'run `pokerbot init` in the folder that is to become one',
    },
    await checkDocker({ drivers, wanted: false }),
  ];
}

async function within(workspace: string, context: ExamineOptions['context']): Promise<Check[]> {
  const { checks, manifest } = checkWorkspace({ context, workspace });
  const wanted = manifest?.driver === 'docker';
  const docker = await checkDocker({ drivers: context.drivers, wanted });
  // What the plan would complain of as well is told already, in more detail.
  const readable = [...checks, docker].every(({ status }) => status !== 'fail');
  const proxies = manifest?.driver === 'process' ? undefined : checkProxies(context.environment);
  return [
    ...checks,
    ...(proxies ? [proxies] : []),
    ...(await checkRotation({ context, workspace })),
    ...(readable ? [await checkPorts({ context, workspace })] : []),
    docker,
  ];
}
