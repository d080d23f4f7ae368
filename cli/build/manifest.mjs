// oclif's manifest: what `--help` and the parser need to know about all commands without loading any.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Plugin } from '@oclif/core/config';
import { writeWhole } from './write-whole.mjs';

export async function writeManifest({ cli, target }) {
  const pjson = JSON.parse(readFileSync(join(cli, 'package.json'), 'utf8'));
  const plugin = new Plugin({
    root: target,
    pjson,
    isRoot: true,
    ignoreManifest: true,
    errorOnManifestCreate: true,
  });
  await plugin.load();
  const { manifest } = plugin;
  writeWhole(join(target, 'oclif.manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`);
}
