'use strict';
// Debian's packages: the missing ones of this release installed, some of the next release only unpacked.
const fs = require('node:fs');
const path = require('node:path');
const { path: searchPath, must, run } = require('./command.cjs');
const { scratchFolder } = require('./home.cjs');
const { Failure } = require('./failure.cjs');
const { step } = require('./step.cjs');

const quiet = { env: { DEBIAN_FRONTEND: 'noninteractive' }, seconds: 600 };

function isOnPath(program) {
  return searchPath.split(':').some((folder) => fs.existsSync(path.join(folder, program)));
}

/** `wanted` says which package brings which program. */
async function installMissing(wanted) {
  const absent = Object.entries(wanted).filter(([program]) => !isOnPath(program));
  const missing = [...new Set(absent.map(([, name]) => name))];
  if (missing.length === 0) return;
  await step(`installing ${missing.join(', ')}`, async () => {
    const install = [
      '-o',
      'DPkg::Lock::Timeout=300',
      'install',
      '--yes',
      '--no-install-recommends',
      ...missing,
    ];
    // The lists may be absent, or so old that what they name is no longer served.
    if ((await run('apt-get', install, quiet)).code === 0) return;
    await must('apt-get', ['update'], quiet);
    await must('apt-get', install, quiet);
  });
}

/** The mirror that this machine's own sources name. */
async function debianMirror() {
  const targets = await must('apt-get', [
    'indextargets',
    '--format',
    '$(REPO_URI) $(RELEASE) $(COMPONENT)',
    'Created-By: Packages',
  ]);
  const main = targets
    .split('\n')
    .map((line) => line.split(' '))
    .find(([, release, component]) => /^[a-z]+$/.test(release ?? '') && component === 'main');
  if (main) return main[0];
  throw new Failure(
    'error ENGINE_NO_MIRROR: no Debian archive in the sources of apt\n  next: add one below /etc/apt/sources.list.d, then run this again',
  );
}

/** Unpacks packages of Debian 13 into a scratch folder. apt sees lists of its own, so the machine's stay as they are. */
async function unpackFromTrixie(names) {
  const scratch = scratchFolder('packages');
  for (const folder of ['lists/partial', 'cache/archives/partial', 'root']) {
    fs.mkdirSync(path.join(scratch, folder), { recursive: true });
  }
  const sources = path.join(scratch, 'sources.list');
  const keys = '/usr/share/keyrings/debian-archive-keyring.gpg';
  fs.writeFileSync(sources, `deb [signed-by=${keys}] ${await debianMirror()} trixie main\n`);
  fs.writeFileSync(path.join(scratch, 'status'), '');
  const settings = {
    'Dir::Etc::sourcelist': sources,
    'Dir::Etc::sourceparts': '/dev/null',
    'Dir::Etc::preferencesparts': '/dev/null',
    'Dir::State': scratch,
    'Dir::State::status': path.join(scratch, 'status'),
    'Dir::Cache': path.join(scratch, 'cache'),
    'Acquire::Languages': 'none',
    'APT::Sandbox::User': 'root',
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  const inScratch = { ...quiet, cwd: scratch };
  await must('apt-get', [...options, 'update'], inScratch);
  await must('apt-get', [...options, 'download', ...names], inScratch);
  for (const file of fs.readdirSync(scratch).filter((name) => name.endsWith('.deb'))) {
    await must('dpkg', ['-x', file, 'root'], inScratch);
  }
  return path.join(scratch, 'root');
}

module.exports = { debianMirror, installMissing, unpackFromTrixie };
