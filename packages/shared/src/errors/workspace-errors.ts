import { catalogue } from './catalog-entry.ts';

export const workspaceErrors = catalogue({
  WORKSPACE_NOT_FOUND: {
    exit: 2,
    title: 'No workspace here or above',
    remedy: 'Run `pokerbot init` in the folder that is to become one, or change into a workspace.',
  },
  MANIFEST_SYNTAX: {
    exit: 2,
    title: '`pokerbot.yaml` is not valid YAML',
    remedy: 'The message names line and column.',
  },
  MANIFEST_INVALID: {
    exit: 2,
    title: '`pokerbot.yaml` does not follow its schema',
    remedy:
      'The message names line and column, what was expected and the fix; editors can load the published JSON Schema.',
  },
  ANSWERS_INVALID: {
    exit: 2,
    title: 'The answers given to `init` cannot be used',
    remedy: 'Correct the named answer; `pokerbot init --help` lists them.',
  },
  FOLDER_NOT_EMPTY: {
    exit: 2,
    title: 'The folder is not empty and not a workspace',
    remedy: 'Choose an empty folder, or confirm with `--yes`.',
  },
  MERGE_CONFLICT: {
    exit: 4,
    title: 'Your edits and the new version of a generated file touch the same lines',
    remedy: 'Resolve the marked lines in the named files, or take the new version with `--force`.',
  },
});
