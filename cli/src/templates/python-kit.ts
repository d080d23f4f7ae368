import type { KitModel, KitOptions } from './kit-options.ts';
import type { KitSource } from './kit-source.ts';

const pythonImage = 'python:3.11-slim';
const debianImage = 'debian:bookworm-slim';
const poetryVersion = '2.5.1';

const next = ' \\\n    ';
const then = ` &&${next}`;

/** What installs the packages: Poetry, or pip from a project or a list. Poetry knows no way without an index; pip reads its projects. */
type Installer = 'poetry' | 'project' | 'requirements' | 'none';

export function pythonModel({ unit, contents, command, images = {} }: KitOptions): KitModel {
  const { names, airGapped } = contents;
  const installer = installerOf(contents);
  const image = airGapped ? debianImage : pythonImage;
  const pip = pipInstall(contents);
  return {
    model: {
      runtimeImage: images[image] ?? image,
      // Debian's packages lie outside the environment of the service.
      venv: airGapped ? '--system-site-packages ' : '',
      debianPip: airGapped && installer !== 'none',
      poetry: installer === 'poetry',
      poetryVersion,
      poetryFiles: ['pyproject.toml', 'poetry.lock']
        .filter((name) => names.includes(name))
        .join(' '),
      requirements: installer === 'requirements',
      pip,
      finish: lastStep(installer, pip),
    },
    probe: ['python3', '-I', '-S', '/kit/health-probe.py'],
    command: command ?? ['python3', '-m', `${unit.replaceAll('-', '_')}.server`],
  };
}

function installerOf({ names, poetry, airGapped }: KitSource): Installer {
  if (poetry) return airGapped ? 'project' : 'poetry';
  if (names.includes('requirements.txt')) return 'requirements';
  return names.includes('pyproject.toml') ? 'project' : 'none';
}

/** What needs the whole source, up to the `&&` before what follows. */
function lastStep(installer: Installer, pip: string): string {
  if (installer === 'poetry') {
    return `/poetry/bin/poetry install --no-interaction --only-root${then}`;
  }
  return installer === 'project' ? `${pip} .${then}` : '';
}

/** Mounts and words of a `RUN` that installs with pip, up to what is installed. */
function pipInstall({ names, airGapped }: KitSource): string {
  const install = 'pip --python /venv/bin/python3 install --no-compile';
  if (!airGapped) {
    const cache = '--mount=type=cache,id=pokerbot-python,target=/root/.cache';
    return [cache, '--mount=type=secret,id=ca', install].join(next);
  }
  const offline = `${install} --no-index --no-build-isolation`;
  if (!names.includes('wheels')) return offline;
  return `--mount=type=bind,source=wheels,target=/wheels${next}${offline} --find-links /wheels`;
}
