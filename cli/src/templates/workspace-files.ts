import type { Answers } from './answers.ts';
import { renderEnvironment } from './render-environment.ts';
import { renderTemplate } from './render-template.ts';
import type { RenderedFile } from './rendered-file.ts';

/** What the installation brings: texts by path. */
export interface WorkspaceSources {
  readonly manifestTemplate: string;
  readonly gitignore: string;
  /** Files below `config/`, by path from there. */
  readonly config: Readonly<Record<string, string>>;
}

/** Every generated file of a workspace. The same answers give the same bytes on every machine. */
export function workspaceFiles(answers: Answers, sources: WorkspaceSources): RenderedFile[] {
  return [
    { path: 'pokerbot.yaml', mode: 0o644, text: manifest(answers, sources.manifestTemplate) },
    { path: '.gitignore', mode: 0o644, text: sources.gitignore },
    ...renderEnvironment(chosenVariables(answers)),
    ...Object.entries(sources.config).map(([path, text]) => ({
      path: `config/${path}`,
      mode: 0o644 as const,
      text: path === 'eval/smoke.json' ? smokeConfig(text, answers) : text,
    })),
  ];
}

function manifest({ name, driver, solver, vision }: Answers, template: string): string {
  const solverAddress = solver === 'built-in' ? undefined : solver;
  return renderTemplate(template, { name, driver, solverAddress, withoutVision: !vision });
}

function chosenVariables({ provider, model, providerUrl }: Answers): Record<string, string> {
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
