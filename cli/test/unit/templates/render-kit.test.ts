import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { KitOptions } from '../../../src/templates/kit-options.ts';
import {
  type Kit,
  type KitSource,
  readKitSource,
  readKitTemplates,
} from '../../../src/templates/kit-source.ts';
import { kitDockerfile } from '../../../src/templates/render-kit.ts';
import { brokenRules, parseDockerfile } from '../../support/dockerfile-rules.ts';
import { repositoryRoot } from '../../support/repository-root.ts';

const templates = join(repositoryRoot, 'templates');
const probes = { rust: 'fn main() {}\n', python: 'pass\n' };
const units = { rust: 'solver', python: 'vision' };
const ports = { rust: { SOLVER_PORT: 50051 }, python: { VISION_PORT: 50052 } };

type Given = Partial<Omit<KitOptions, 'contents'>> & { readonly contents?: Partial<KitSource> };

function render(kit: Kit, { contents, ...given }: Given = {}): string {
  return kitDockerfile(kit, {
    templates: { ...readKitTemplates(kit, templates), probe: probes[kit] },
    unit: units[kit],
    source: 'service',
    ports: ports[kit],
    ...given,
    contents: { names: [], poetry: false, airGapped: false, ...contents },
  });
}

const python = (names: readonly string[], given: Partial<KitSource> = {}) =>
  render('python', { contents: { names, ...given } });
/** Instructions of the last stage. */
const image = (text: string) => parseDockerfile(text).stages.at(-1)?.lines ?? [];
const instruction = (text: string, keyword: string) =>
  image(text).find((line) => line.keyword === keyword)?.text;

describe('a kit', () => {
  test('is a Dockerfile that needs the source folder and nothing else', () => {
    const text = render('rust', {
      contents: { names: ['Cargo.toml', 'debian-packages.txt', 'src'], airGapped: true },
      version: '1.2.3',
    });
    expect(text).toMatchInlineSnapshot(`
      "# The image of \`solver\`, a service of your own in Rust, built from its source folder:
      # A \`Dockerfile\` in the folder is used in its place: docs/kits.md.
      # The air-gapped setting: the compiler is a package of Debian, and nothing but a mirror of Debian is asked: docs/kits.md.
      # \`debian-packages.txt\` names the crates (librust-*-dev), unless \`vendor/\` holds them, and whatever else the build needs.
      # Volumes: /app/config (read-only), /app/results, /app/logs, /app/cache.

      ARG BUILDER_IMAGE=debian:bookworm-slim
      ARG RUNTIME_IMAGE=debian:bookworm-slim

      FROM \${RUNTIME_IMAGE} AS base
      ENV PATH=/app/bin:$PATH

      FROM \${BUILDER_IMAGE} AS build
      # No version is pinned: a mirror keeps one of a package, and another one tomorrow.
      # hadolint ignore=DL3008
      RUN --mount=type=cache,id=pokerbot-apt,target=/var/cache/apt,sharing=locked \\
          --mount=type=cache,id=pokerbot-apt-lists,target=/var/lib/apt/lists,sharing=locked \\
          --mount=type=bind,source=debian-packages.txt,target=/debian-packages.txt \\
          rm -f /etc/apt/apt.conf.d/docker-clean && \\
          apt-get update && \\
          sed 's/#.*//' /debian-packages.txt > /var/cache/apt/wanted && \\
          xargs --arg-file=/var/cache/apt/wanted apt-get install --yes --no-install-recommends cargo
      ENV CARGO_TARGET_DIR=/target \\
          CARGO_PROFILE_RELEASE_STRIP=debuginfo
      WORKDIR /source
      # What asks the service for its health is made here, so that the service has to bring nothing.
      RUN printf '%s\\n' \\
          'fn main() {}' \\
          > /tmp/health-probe.rs && \\
          mkdir -p /out/kit /out/app/bin && \\
          rustc --edition 2021 -C opt-level=s -C strip=symbols -o /out/kit/health-probe /tmp/health-probe.rs
      COPY . .
      # Cargo tells by times what it has to compile again, and those of a build context may all be the same. What it makes gets one time
      # and plain permissions, so that the same files make the same layer; whoever the container runs as may write to the volumes.
      RUN --mount=type=cache,id=pokerbot-solver-target,target=/target,sharing=locked \\
          find . -type f -exec touch {} + && \\
          rm -f Cargo.lock && \\
          cargo build --release --offline --config 'source.crates-io.replace-with="kit"' --config 'source.kit.directory="/usr/share/cargo/registry"' --bin solver && \\
          cp /target/release/solver /out/app/bin/ && \\
          mkdir -p /out/app/cache /out/app/config /out/app/logs /out/app/results && \\
          chmod -R u=rwX,go=rX /out && \\
          chmod 1777 /out/app/cache /out/app/logs /out/app/results && \\
          find /out -exec touch --no-dereference --date=1980-01-01T00:00:00Z {} +

      FROM base AS image
      COPY --from=build /out/ /
      WORKDIR /app
      # The loopback of a container is nobody's way in.
      ENV GRPC_BIND_HOST=0.0.0.0 \\
          HTTP_BIND_HOST=0.0.0.0 \\
          SOLVER_PORT=50051
      EXPOSE 50051
      # By number, so that Kubernetes can tell that it is not root.
      USER 1000:1000
      HEALTHCHECK --interval=2s --timeout=3s --start-period=30s --retries=3 \\
          CMD ["/kit/health-probe", "grpc", "SOLVER_PORT", "50051"]
      CMD ["solver"]

      # Last, for they differ from build to build.
      ARG SOURCE=""
      ARG VERSION="1.2.3"
      ARG GIT_SHA=""
      ARG BUILD_TS=""
      ENV GIT_SHA=\${GIT_SHA} \\
          BUILD_TS=\${BUILD_TS}
      LABEL org.opencontainers.image.title="poker-bot/solver" \\
            org.opencontainers.image.source="\${SOURCE}" \\
            org.opencontainers.image.version="\${VERSION}" \\
            org.opencontainers.image.revision="\${GIT_SHA}" \\
            org.opencontainers.image.created="\${BUILD_TS}"
      "
    `);
  });

  test.each(['rust', 'python'] as const)('keeps the rules of hadolint (%s)', (kit) => {
    const folders = [[], ['requirements.txt'], ['assets', 'pyproject.toml', 'vendor', 'wheels']];
    for (const names of folders) {
      const poetry = names.includes('pyproject.toml');
      const broken = (airGapped: boolean) =>
        Object.keys(brokenRules(render(kit, { contents: { names, poetry, airGapped } })));
      expect(broken(false)).toEqual([]);
      // Why is said in the file.
      expect(broken(true)).toEqual(['DL3008 pinned packages']);
    }
  });

  test.each(['rust', 'python'] as const)('prints its probe as it is (%s)', (kit) => {
    const real = readKitTemplates(kit, templates);
    const text = render(kit, { templates: real });
    const [command = ''] = /printf '%s\\n'( \\\n {4}'.*')+/.exec(text) ?? [];
    expect(execFileSync('sh', ['-c', command], { encoding: 'utf8' })).toBe(real.probe);
  });

  test('runs on other bases when they are given', () => {
    const images = {
      'rust:1.81': 'rust:1.81@sha256:1',
      'python:3.11-slim': 'mirror.lab/python:3.11-slim',
      'debian:bookworm-slim': 'debian:bookworm-slim@sha256:2',
    };
    const bases = (kit: Kit, airGapped: boolean) =>
      parseDockerfile(render(kit, { images, contents: { airGapped } })).head.map(
        ({ text }) => text,
      );
    expect(bases('rust', false)).toEqual([
      'BUILDER_IMAGE=rust:1.81@sha256:1',
      'RUNTIME_IMAGE=debian:bookworm-slim@sha256:2',
    ]);
    expect(bases('rust', true)).toEqual([
      'BUILDER_IMAGE=debian:bookworm-slim@sha256:2',
      'RUNTIME_IMAGE=debian:bookworm-slim@sha256:2',
    ]);
    expect(bases('python', false)).toEqual(['RUNTIME_IMAGE=mirror.lab/python:3.11-slim']);
    expect(bases('python', true)).toEqual(['RUNTIME_IMAGE=debian:bookworm-slim@sha256:2']);
  });

  test('asks for health what the manifest says, with a program and no shell', () => {
    const many = { SOLVER_PORT: 50051, ADMIN_PORT: 8080 };
    const http = { protocol: 'http', port: 'ADMIN_PORT', path: '/ok' } as const;
    const text = render('rust', { ports: many, health: http });
    expect(instruction(text, 'HEALTHCHECK')).toContain(
      'CMD ["/kit/health-probe", "http", "ADMIN_PORT", "8080", "/ok"]',
    );
    expect(instruction(text, 'EXPOSE')).toBe('50051 8080');
    expect(instruction(render('python'), 'HEALTHCHECK')).toContain(
      'CMD ["python3", "-I", "-S", "/kit/health-probe.py", "grpc", "VISION_PORT", "50052"]',
    );
  });

  test('is not asked for its health where it has no port', () => {
    const text = render('rust', { ports: {} });
    expect(instruction(text, 'HEALTHCHECK')).toBe('NONE');
    expect(instruction(text, 'EXPOSE')).toBeUndefined();
  });
});

describe('the kit for Rust', () => {
  test('builds the program that the command names', () => {
    const text = render('rust', { command: ['target/release/deep', '--threads', '2'] });
    expect(text).toContain('cargo build --release --bin deep && \\\n');
    expect(instruction(text, 'CMD')).toBe('["deep", "--threads", "2"]');
  });

  test.each([
    ['a lock', ['Cargo.lock'], false, '--locked --bin'],
    ['no lock', [], false, '--bin'],
    [
      'crates of its own',
      ['Cargo.lock', 'vendor'],
      true,
      `--offline --locked --config 'source.crates-io.replace-with="kit"' --config 'source.kit.directory="/source/vendor"' --bin`,
    ],
    [
      'crates of Debian, which stand in for the lock',
      ['Cargo.lock'],
      true,
      `--offline --config 'source.crates-io.replace-with="kit"' --config 'source.kit.directory="/usr/share/cargo/registry"' --bin`,
    ],
  ])('takes %s', (_what, names, airGapped, words) => {
    const text = render('rust', { contents: { names, airGapped } });
    expect(text).toContain(`cargo build --release ${words} solver && \\\n`);
    expect(text.includes('rm -f Cargo.lock')).toBe(airGapped && !names.includes('vendor'));
  });

  test('copies assets and contracts beside the program', () => {
    const text = render('rust', { contents: { names: ['assets', 'proto', 'src'] } });
    expect(text).toContain('cp -r assets proto /out/app/ && \\\n');
    expect(render('rust')).not.toContain('cp -r');
  });
});

describe('the kit for Python', () => {
  test('installs with Poetry what is Poetry’s', () => {
    const text = python(['poetry.lock', 'pyproject.toml'], { poetry: true });
    expect(text).toContain('COPY pyproject.toml poetry.lock ./\n');
    expect(text).toContain('poetry install --no-interaction --only main --no-root\n');
    expect(text).toContain('poetry install --no-interaction --only-root && \\\n');
    expect(text).not.toContain('pip --python');
  });

  test('installs with pip a list, or a project of another tool', () => {
    const pip = 'pip --python /venv/bin/python3 install --no-compile';
    expect(python(['pyproject.toml', 'requirements.txt'])).toContain(
      `    ${pip} --requirement requirements.txt\n`,
    );
    expect(python(['pyproject.toml'])).toContain(`    ${pip} . && \\\n`);
    expect(python([])).not.toContain('pip --python');
  });

  test('asks no index when it is air-gapped', () => {
    const offline =
      'RUN pip --python /venv/bin/python3 install --no-compile --no-index --no-build-isolation';
    const airGapped = { airGapped: true };
    const poetry = python(['pyproject.toml'], { ...airGapped, poetry: true });
    expect(poetry).toContain(`${offline} . && \\\n`);
    expect(poetry).not.toContain('poetry install');
    expect(python(['requirements.txt'], airGapped)).toContain(
      `${offline} --requirement requirements.txt\n`,
    );
    const wheels = python(['requirements.txt', 'wheels'], airGapped);
    expect(wheels).toContain('RUN --mount=type=bind,source=wheels,target=/wheels \\\n');
    expect(wheels).toContain('--find-links /wheels --requirement requirements.txt\n');
  });

  test('starts the module `server` of a package with the name of the unit', () => {
    const text = (given: Given) => instruction(render('python', given), 'CMD');
    expect(text({})).toBe('["python3", "-m", "vision.server"]');
    expect(text({ unit: 'table-view' })).toBe('["python3", "-m", "table_view.server"]');
    expect(text({ command: ['python3', 'main.py'] })).toBe('["python3", "main.py"]');
  });
});

describe('a source folder', () => {
  const fixtures = join(repositoryRoot, 'cli/test/fixtures/kits');

  test('says by its files how it is built', () => {
    expect(readKitSource(join(fixtures, 'rust'))).toEqual({
      names: ['.dockerignore', 'Cargo.toml', 'debian-packages.txt', 'src'],
      poetry: false,
      airGapped: true,
    });
    expect(readKitSource(join(fixtures, 'python'))).toMatchObject({
      poetry: true,
      airGapped: true,
    });
  });

  test('without the list of Debian’s packages is built from the registries', () => {
    expect(readKitSource(join(fixtures, 'rust/src'))).toEqual({
      names: ['main.rs'],
      poetry: false,
      airGapped: false,
    });
  });
});
