import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ProviderServer } from '../../packages/agents/test/support/provider-server.ts';
import { readPage } from '../support/document-commands.ts';
import { DocumentShell } from '../support/document-shell.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = resolve(import.meta.dirname, '../..');
const { commands, languages } = readPage(readFileSync(join(root, 'docs/secrets.md'), 'utf8'));
const known = ['json', 'sh', 'text', 'yaml'];

describe('docs/secrets.md', async () => {
  const provider = await ProviderServer.start({ keys: ['sk-second', 'sk-third'] });
  const folder = temporaryFolder('secrets-page');
  const bin = join(folder.path, '.bin');
  mkdirSync(bin);
  symlinkSync(join(root, 'bin/pokerbot'), join(bin, 'pokerbot'));
  const shell = new DocumentShell({
    folder: folder.path,
    environment: {
      PATH: `${bin}:${process.env.PATH}`,
      POKERBOT_HOME: join(folder.path, '.home'),
      OPENAI_BASE_URL: provider.url,
      DOCKER_HOST: 'unix:///nowhere/docker.sock',
    },
    limit: 60_000,
  });
  afterAll(async () => {
    await provider[Symbol.asyncDispose]();
    folder[Symbol.dispose]();
  });

  test('has commands, and says of every block what it is', () => {
    expect(commands).not.toEqual([]);
    expect(languages.filter((language) => !known.includes(language))).toEqual([]);
  });

  let stopped = false;
  for (const command of commands) {
    test(`${command.line}: ${command.text}`, async ({ skip }) => {
      // What comes after a failure builds on what was to be there.
      skip(stopped);
      stopped = true;
      await shell.type(command);
      stopped = false;
    });
  }
});
