import { unitNames } from '@poker-bot/shared/env/unit-name';
import { type ContainerUser, ordinaryUser } from '../container-user.ts';
import type { Answers } from './answers.ts';
import { composeProfiles, renderCompose } from './render-compose.ts';
import { type DockerfileSources, dockerfileFor } from './render-dockerfile.ts';
import { renderEnvironment } from './render-environment.ts';
import { renderTemplate } from './render-template.ts';
import type { RenderedFile } from './rendered-file.ts';

/** What the installation brings: texts by path. */
export interface WorkspaceSources {
  readonly manifestTemplate: string;
  readonly composeTemplate: string;
  readonly gitignore: string;
  readonly docker: DockerfileSources;
  /** Files that a workspace gets as they are, by path from its root. */
  readonly copies: Readonly<Record<string, string>>;
  /** Who owns what the containers of this workspace write. */
  readonly user: ContainerUser;
}

/** Every generated file of a workspace. The same answers give the same bytes on every machine. */
export function workspaceFiles(answers: Answers, sources: WorkspaceSources): RenderedFile[] {
  return [
    { path: 'pokerbot.yaml', mode: 0o644, text: manifest(answers, sources.manifestTemplate) },
    { path: '.gitignore', mode: 0o644, text: sources.gitignore },
    ...renderEnvironment(chosenVariables(answers, sources.user)),
    ...Object.entries(sources.copies).map(([path, text]) => ({
      path,
      mode: 0o644 as const,
      text: path === 'config/eval/smoke.json' ? smokeConfig(text, answers) : text,
    })),
    { path: 'compose.yaml', mode: 0o644, text: renderCompose(answers, sources.composeTemplate) },
    ...([...unitNames, 'base'] as const).map((image) => ({
      path: `docker/${image}.Dockerfile`,
      mode: 0o644 as const,
      text: dockerfileFor(image, sources.docker),
    })),
  ];
}

function manifest({ name, driver, solver, vision }: Answers, template: string): string {
  const solverAddress = solver === 'built-in' ? undefined : solver;
  return renderTemplate(template, { name, driver, solverAddress, withoutVision: !vision });
}

function chosenVariables(answers: Answers, user: ContainerUser): Record<string, string> {
  const profiles = composeProfiles(answers);
  return {
    ...(profiles.length === 0 ? {} : { COMPOSE_PROFILES: profiles.join(',') }),
    ...(user.uid === ordinaryUser.uid ? {} : { POKERBOT_UID: String(user.uid) }),
    ...(user.gid === ordinaryUser.gid ? {} : { POKERBOT_GID: String(user.gid) }),
    ...providerVariables(answers),
  };
}

function providerVariables({ provider, model, providerUrl }: Answers): Record<string, string> {
  if (provider === 'none') return {};
  const prefix = provider.toUpperCase();
  return {
    ...(model === '' ? {} : { [`${prefix}_MODEL`]: model }),
    ...(providerUrl === '' ? {} : { [`${prefix}_BASE_URL`]: providerUrl }),
  };
}

/** The answers put into the defaults of the smoke suite; its text is kept where nothing changes. */
function smokeConfig(text: string, { seats, opponents }: Answers): string {
  const config: Record<string, unknown> = JSON.parse(text);
  const changed = { ...config, seats, opponents };
  if (JSON.stringify(changed) === JSON.stringify(config)) return text;
  return `${JSON.stringify(changed, null, 2)}\n`;
}
