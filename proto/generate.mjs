// Writes src/gen anew from the .proto files. Offline: `buf` and the generator are packages of this workspace.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const here = import.meta.dirname;
const buf = join(here, 'node_modules/.bin/buf');
const run = (...words) =>
  execFileSync(buf, words, { cwd: here, stdio: ['ignore', 'inherit', 'inherit'] });

run('lint');
rmSync(join(here, 'src/gen'), { recursive: true, force: true });
run('generate');

const image = join(tmpdir(), `pokerbot-descriptors-${process.pid}.binpb`);
try {
  run('build', '--as-file-descriptor-set', '--exclude-source-info', '-o', image);
  const encoded = readFileSync(image).toString('base64');
  const lines = encoded.match(/.{1,110}/g).map((line) => `  '${line}',`);
  writeFileSync(
    join(here, 'src/gen/descriptor-set.ts'),
    `// Written by generate.mjs: every .proto file of this folder as one FileDescriptorSet.\nexport const descriptorSet = [\n${lines.join('\n')}\n].join('');\n`,
  );
} finally {
  rmSync(image, { force: true });
}
