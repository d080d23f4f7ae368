import { execFileSync } from 'node:child_process';
import { createReadStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findInLayers } from '../../../src/env/audit/running/find-in-layers.ts';
import type { Driver } from '../../../src/stack/driver.ts';
import { madeKeys } from '../../support/faults/made-keys.ts';
import { TemporaryFolder } from '../../support/temporary-folder.ts';

/** An archive as an engine saves an image, with layers as it keeps them. */
function saved(folder: string, layers: Readonly<Record<string, 'plain' | 'gzip'>>): string {
  const tar = (...args: string[]) => execFileSync('tar', args, { cwd: folder });
  for (const [name, kind] of Object.entries(layers)) {
    writeFileSync(join(folder, 'value'), name.includes('empty') ? 'nothing' : madeKeys.token);
    tar(kind === 'gzip' ? '-czf' : '-cf', name, 'value');
  }
  writeFileSync(join(folder, 'broken'), Uint8Array.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7]));
  tar('-cf', 'image.tar', 'broken', ...Object.keys(layers));
  return join(folder, 'image.tar');
}

/** What stands where the engine would: this one keeps its layers in one way, and others in another. */
function engineWith(archive: string, pieces: number): Driver {
  const imageLayers = async function* () {
    yield { image: 'lab:1', bytes: createReadStream(archive, { highWaterMark: pieces }) };
  };
  return { imageLayers } as unknown as Driver;
}

const own = new Map([[madeKeys.token, 'AGENT_PROVIDER_TOKEN']]);
const told = 'A layer of the image `lab:1` holds the value of `AGENT_PROVIDER_TOKEN`';

test.each([
  ['as they are', { 'empty.tar': 'plain', 'layer.tar': 'plain' }, [told]],
  ['compressed', { 'empty.tar': 'gzip', 'layer.tar': 'gzip' }, [told]],
  ['compressed, without a secret', { 'empty.tar': 'gzip' }, []],
] as const)('layers are searched %s, whatever pieces they come in', async (_, layers, expected) => {
  using folder = new TemporaryFolder();
  const archive = saved(folder.path, layers);
  for (const pieces of [7, 512, 65_536]) {
    const findings = await findInLayers(engineWith(archive, pieces), own);
    expect(findings.map(({ message }) => message)).toEqual(expected);
  }
});
