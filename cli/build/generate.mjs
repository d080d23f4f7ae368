// Writes the reference pages and schemas anew from the tables that they describe. Needs the compiled and bundled CLI.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { commandsPage, schemaFile } from '../dist/reference/commands-page.js';
import { environmentPage } from '../dist/reference/environment-page.js';
import { errorsPage } from '../dist/reference/errors-page.js';
import { findingsPage } from '../dist/reference/findings-page.js';
import { publishedSchemas, resultSchema } from '../dist/reference/published-schemas.js';
import { renderEnvironment } from '../dist/templates/render-environment.js';

const root = resolve(import.meta.dirname, '../..');
const docs = join(root, 'docs');
const schemas = join(docs, 'schemas');
const { commands } = JSON.parse(readFileSync(join(root, 'cli/bundle/oclif.manifest.json'), 'utf8'));

mkdirSync(schemas, { recursive: true });
writeFileSync(join(docs, 'errors.md'), errorsPage());
writeFileSync(join(docs, 'env.md'), environmentPage());
writeFileSync(join(docs, 'env-audit.md'), findingsPage());
writeFileSync(join(docs, 'cli.md'), commandsPage(Object.values(commands)));
// The checkout is a workspace itself.
for (const { path, text } of renderEnvironment({})) {
  if (path === '.env.example') writeFileSync(join(root, path), text);
}

const files = new Map(Object.entries(publishedSchemas()));
for (const id of Object.keys(commands)) files.set(schemaFile(id), await commandSchema(id));
for (const name of readdirSync(schemas)) if (!files.has(name)) rmSync(join(schemas, name));
for (const [name, schema] of files) {
  writeFileSync(join(schemas, name), `${JSON.stringify(schema, null, 2)}\n`);
}
// The formatter's own idea of tables and short lists, so that it has nothing to say about them.
execFileSync(
  join(root, 'node_modules/.bin/biome'),
  [
    'format',
    '--write',
    '--log-level=error',
    join(docs, 'errors.md'),
    join(docs, 'cli.md'),
    join(docs, 'env-audit.md'),
    schemas,
  ],
  { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
);

async function commandSchema(id) {
  const file = join(root, 'cli/dist/commands', `${id.replaceAll(':', '/')}.js`);
  const { default: command } = await import(pathToFileURL(file).href);
  if (!command.result) throw new Error(`The command \`${id}\` has no schema of its result`);
  return resultSchema(
    await command.result(),
    `What \`pokerbot ${id.replaceAll(':', ' ')} --json\` prints`,
  );
}
