import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { botConfig } from '@poker-bot/shared/config/bot-config';
import { readConfig } from '@poker-bot/shared/config/read-config';
import { unitNames } from '@poker-bot/shared/env/unit-name';
import { isPokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Context } from '../context.ts';
import { environmentProblems } from '../env/check-environment.ts';
import { readEnvironmentFiles } from '../env/read-environment-files.ts';
import { resolveEnvironment } from '../env/resolve-environment.ts';
import type { Manifest } from '../stack/manifest/manifest-schema.ts';
import { readManifest } from '../stack/manifest/read-manifest.ts';
import type { Check } from './check.ts';
import { checkCompose } from './check-compose.ts';

export interface WorkspaceQuestion {
  readonly context: Pick<Context, 'environment'>;
  readonly workspace: string;
}

export interface WorkspaceChecks {
  readonly checks: Check[];
  /** Undefined when it cannot be read. */
  readonly manifest: Manifest | undefined;
}

/** Are the files of the workspace as the units will want them? */
export function checkWorkspace(question: WorkspaceQuestion): WorkspaceChecks {
  const { workspace } = question;
  const read = attempt('manifest', () => readManifest(workspace));
  if ('check' in read) return { checks: [read.check], manifest: undefined };
  const manifest = read.value;
  const reason = `\`pokerbot.yaml\` of \`${manifest.name}\`, driver \`${manifest.driver}\``;
  return {
    manifest,
    checks: [
      { name: 'manifest', status: 'ok', reason },
      ...checkEnvironments({ ...question, manifest }),
      checkSecrecy(workspace),
    ],
  };
}

function checkEnvironments(question: WorkspaceQuestion & { readonly manifest: Manifest }): Check[] {
  const { context, workspace, manifest } = question;
  const read = attempt('environment', () => readEnvironmentFiles(workspace, unitNames));
  if ('check' in read) return [read.check];
  const inputs = { manifest, files: read.value, processEnvironment: context.environment };
  const environments = unitNames.map((unit) => ({
    unit,
    values: resolveEnvironment(unit, inputs),
  }));
  const problems = new Set(
    environments.flatMap(({ unit, values }) =>
      environmentProblems(unit, values).map(({ message }) => message),
    ),
  );
  const environment: Check =
    problems.size === 0
      ? { name: 'environment', status: 'ok', reason: 'every variable has a usable value' }
      : {
          name: 'environment',
          status: 'fail',
          reason: [...problems].join('\n'),
          fix: 'correct these values; `docs/env.md` lists type and default of each',
        };
  const bot = environments.find(({ unit }) => unit === 'orchestrator')?.values.BOT_CONFIG?.value;
  const compose = checkCompose(workspace, read.value);
  return [
    environment,
    ...(bot === undefined ? [] : [checkBot(workspace, bot)]),
    ...(compose ? [compose] : []),
  ];
}

function checkBot(workspace: string, path: string): Check {
  const read = attempt('bot', () => readConfig(resolve(workspace, path), botConfig));
  if ('check' in read) return read.check;
  const script = read.value.advisors.find(({ type }) => type === 'scripted');
  if (script !== undefined) {
    return {
      name: 'bot',
      status: 'fail',
      reason: `\`${path}\`: advisor \`${script.name}\` is a scripted opponent, which plays in evaluations alone`,
      fix: 'take it out of the bot, or name another bot in `BOT_CONFIG`',
    };
  }
  const advisors = read.value.advisors.map(({ name }) => name).join(', ');
  return { name: 'bot', status: 'ok', reason: `\`${path}\`: advisors ${advisors}` };
}

function checkSecrecy(workspace: string): Check {
  const open = ['.env', ...unitNames.map((unit) => `.env.${unit}`)].filter((name) => {
    const found = statSync(join(workspace, name), { throwIfNoEntry: false });
    return found !== undefined && (found.mode & 0o077) !== 0;
  });
  const name = 'secrecy';
  if (open.length === 0) {
    return { name, status: 'ok', reason: 'the `.env` files are for their owner only' };
  }
  return {
    name,
    status: 'warn',
    reason: `others on this machine may read ${open.map((file) => `\`${file}\``).join(', ')}`,
    fix: `run \`chmod 600 ${open.join(' ')}\``,
  };
}

/** What was read, or the check that failed with the words of the error. */
function attempt<T>(
  name: string,
  read: () => T,
): { readonly value: T } | { readonly check: Check } {
  try {
    return { value: read() };
  } catch (error) {
    if (!isPokerbotError(error)) throw error;
    const fix = error.next.join('; ');
    return { check: { name, status: 'fail', reason: error.message, fix } };
  }
}
