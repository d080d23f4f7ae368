import { join } from 'node:path';

/** What was rendered last, the base of the next merge. */
export function renderedPath(workspace: string, path: string): string {
  return join(workspace, '.pokerbot/rendered', path);
}

/** The answers that it was rendered from. */
export function answersPath(workspace: string): string {
  return join(workspace, '.pokerbot/answers.json');
}

/** Where files are written before they are put in place. */
export function scratchPath(workspace: string): string {
  return join(workspace, '.pokerbot/drafts');
}
