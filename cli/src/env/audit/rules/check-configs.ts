import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { botConfig } from '@poker-bot/shared/config/bot-config';
import { readConfig } from '@poker-bot/shared/config/read-config';
import { isPokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { type Finding, finding } from '../findings/finding.ts';
import { statIfAny } from '../stat-if-any.ts';
import type { AuditSubject } from '../subject.ts';

/** The files of `config/` and the folders that the manifest names: can they be read, and is what they point at there? */
export function checkConfigs(subject: AuditSubject): Finding[] {
  return [...checkBots(subject), ...checkSuites(subject), ...checkSources(subject)];
}

/** The bot that is played, and every other one that lies beside the usual one. */
function checkBots({ workspace, environments }: AuditSubject): Finding[] {
  const played = environments.orchestrator?.BOT_CONFIG?.value;
  const beside = jsonFiles(workspace, 'config/bot');
  const files = new Set([...beside, ...(played === undefined ? [] : [played])]);
  return [...files].flatMap((file) => {
    const path = resolve(workspace, file);
    if (!statIfAny(path)?.isFile()) return [];
    try {
      readConfig(path, botConfig);
      return [];
    } catch (error) {
      if (!isPokerbotError(error)) throw error;
      const message = error.message.replaceAll(path, file);
      return [finding('config-invalid', { at: placeIn(path, file, message), message })];
    }
  });
}

/** Where the message says so, else the beginning. */
function placeIn(path: string, file: string, message: string) {
  const [, line, column] = /:(\d+):(\d+)|line (\d+)/.exec(message) ?? [];
  if (line !== undefined) return { file, line: Number(line), column: Number(column) };
  const field = /`([\w.]+)`: /.exec(message)?.[1]?.split('.').at(-1);
  const text = readFileSync(path, 'utf8');
  const index = field === undefined ? -1 : text.indexOf(`"${field}"`);
  return { file, line: index === -1 ? 1 : text.slice(0, index).split('\n').length, column: 1 };
}

function checkSuites({ workspace }: AuditSubject): Finding[] {
  const known = new Set(
    jsonFiles(workspace, 'config/opponents').map((file) => file.replace(/^.*\/|\.json$/g, '')),
  );
  return jsonFiles(workspace, 'config/eval').flatMap((file) => {
    const text = readIfAny(join(workspace, file));
    if (text === undefined) {
      const message = `\`${file}\` cannot be read`;
      return [finding('config-invalid', { at: { file }, message })];
    }
    const { opponents, mistake } = opponentsOf(text);
    if (mistake !== undefined) {
      return [
        finding('config-invalid', {
          at: { file, line: 1, column: 1 },
          message: `\`${file}\`: ${mistake}`,
        }),
      ];
    }
    return opponents
      .filter((name) => !known.has(name))
      .map((name) => {
        const before = text.slice(0, text.indexOf(JSON.stringify(name))).split('\n');
        const at = { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
        const message = `\`${file}\` names the opponent \`${name}\`, and there is no \`config/opponents/${name}.json\``;
        return finding('link-broken', { at, message });
      });
  });
}

function readIfAny(path: string): string | undefined {
  try {
    return statIfAny(path)?.isFile() ? readFileSync(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

function opponentsOf(text: string): { opponents: string[]; mistake?: string } {
  try {
    const value: unknown = JSON.parse(text);
    const list =
      typeof value === 'object' && value !== null && 'opponents' in value ? value.opponents : [];
    return {
      opponents: Array.isArray(list) ? list.filter((each) => typeof each === 'string') : [],
    };
  } catch (error) {
    return { opponents: [], mistake: (error as Error).message };
  }
}

function checkSources({ workspace, manifest }: AuditSubject): Finding[] {
  return Object.entries(manifest?.units ?? {}).flatMap(([unit, { source, enabled }]) => {
    if (source === undefined || !enabled || existsSync(resolve(workspace, source))) return [];
    const message = `The unit \`${unit}\` is to be built from \`${source}\`, which does not exist`;
    return [finding('link-broken', { at: lineOf(workspace, source), message })];
  });
}

function lineOf(workspace: string, source: string) {
  const lines = readFileSync(join(workspace, 'pokerbot.yaml'), 'utf8').split('\n');
  const index = lines.findIndex((line) => /source/.test(line) && line.includes(source));
  return { file: 'pokerbot.yaml', line: index + 1 || 1, column: 1 };
}

function jsonFiles(workspace: string, folder: string): string[] {
  const path = join(workspace, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => `${folder}/${name}`);
}
