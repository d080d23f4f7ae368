import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { imagesLockResult } from '../../src/schemas/images-lock-result.ts';
import { runBundle } from '../support/run-bundle.ts';
import { docker } from './docker-command.ts';

const image = 'node:24-bookworm-slim';
let parent: string;
let folder: string;
beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), 'pokerbot-lock-'));
  folder = join(parent, 'locked');
  await runBundle(['init', folder, '--yes', '--driver', 'docker'], { folder: parent });
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

const lock = async (...flags: string[]) => {
  const { stdout, stderr, exitCode } = await runBundle(['images', 'lock', '--json', ...flags], {
    folder,
  });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return imagesLockResult.parse(JSON.parse(stdout));
};
const bases = () =>
  readdirSync(join(folder, 'docker')).map(
    (name) =>
      readFileSync(join(folder, 'docker', name), 'utf8').match(/^ARG NODE_IMAGE=(.*)$/m)?.[1],
  );

describe('images lock', () => {
  test('pins the base by the digest that it was pulled under, in every Dockerfile', async () => {
    const digests = docker('image', 'inspect', '--format', '{{json .RepoDigests}}', image);
    const { images, files } = await lock();
    const [{ digest, previous } = { digest: '', previous: '' }] = images;
    expect(digests).toContain(`node@${digest}`);
    expect(previous).toBeNull();
    expect(files).toHaveLength(8);
    expect(new Set(bases())).toEqual(new Set([`${image}@${digest}`]));
  });

  test('changes nothing the second time', async () => {
    const { images, files } = await lock();
    expect(files).toEqual([]);
    expect(images[0]?.previous).toBe(images[0]?.digest);
  });

  test('says of an image that nobody knows what may be done', async () => {
    const { exitCode, stderr } = await runBundle(['images', 'lock', '--node', '127.0.0.1:9/no:1'], {
      folder,
    });
    expect(exitCode).toBe(3);
    expect(stderr).toContain('IMAGE_UNKNOWN: No registry and no engine here tells the digest');
  });
});
