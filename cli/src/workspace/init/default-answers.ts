import { basename } from 'node:path';
import type { Answers } from '../../templates/answers.ts';
import type { WorkspaceSources } from '../../templates/workspace-files.ts';

/** What a workspace gets when nobody says otherwise. */
export function defaultAnswers(workspace: string, sources: WorkspaceSources): Answers {
  const smoke: { seats: number; opponents: string[] } = JSON.parse(
    sources.copies['config/eval/smoke.json'] ?? '{}',
  );
  return {
    name: nameFrom(basename(workspace)),
    driver: 'auto',
    solver: 'built-in',
    vision: true,
    provider: 'none',
    model: '',
    providerUrl: '',
    seats: smoke.seats,
    opponents: smoke.opponents,
  };
}

/** The folder's name as the name of a stack. */
export function nameFrom(folder: string): string {
  const name = folder
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^[-_]+|-+$/g, '')
    .slice(0, 63);
  return name === '' ? 'pokerbot' : name;
}
