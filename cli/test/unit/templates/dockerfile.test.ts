import { unitNames } from '@poker-bot/shared/env/unit-name';
import { describe, expect, test } from 'vitest';
import { installationAt } from '../../../src/installation.ts';
import { readDockerSources } from '../../../src/templates/read-docker-sources.ts';
import { dockerfileFor, type ImageName } from '../../../src/templates/render-dockerfile.ts';
import { brokenRules, parseDockerfile } from '../../support/dockerfile-rules.ts';
import { repositoryRoot } from '../../support/repository-root.ts';

const images: readonly ImageName[] = [...unitNames, 'base'];
const sources = readDockerSources(installationAt(repositoryRoot), repositoryRoot);
const render = (image: ImageName) =>
  dockerfileFor(image, { ...sources, nodeImage: 'node:24-bookworm-slim' });
/** The instructions of the image itself, up to those that every image has. */
const own = (image: ImageName) => {
  const [, text = ''] = render(image).split('FROM base AS image\n');
  return text.split('\n# Last')[0];
};

describe.each(images)('the Dockerfile of %s', (image) => {
  test('keeps the rules of hadolint', () => {
    expect(brokenRules(render(image))).toEqual({});
  });

  test('asks for no frontend that an engine would have to fetch', () => {
    expect(render(image)).not.toContain('syntax=');
  });

  test('labels the image with where it comes from, after everything else', () => {
    const last = parseDockerfile(render(image)).stages.at(-1)?.lines.at(-1);
    expect([last?.keyword, last?.words]).toEqual([
      'LABEL',
      [
        `org.opencontainers.image.title="poker-bot/${image}"`,
        `org.opencontainers.image.source="\${SOURCE}"`,
        `org.opencontainers.image.version="\${VERSION}"`,
        `org.opencontainers.image.revision="\${GIT_SHA}"`,
        `org.opencontainers.image.created="\${BUILD_TS}"`,
      ],
    ]);
  });
});

test('the rules find what breaks them', () => {
  const careless = `FROM node
MAINTAINER somebody
COPY a b
ADD c d
WORKDIR here
RUN cd /tmp && sudo apt-get update | tee log
RUN npm install express
COPY --from=other e f g
ENV A=1 B=\${A}
LABEL Bad_Key=1
CMD node main.js
CMD ["node"]`;
  expect(Object.keys(brokenRules(careless)).map((name) => name.split(' ', 1)[0])).toEqual(
    'DL3000 DL3002 DL3003 DL3004 DL3006 DL3008 DL3016 DL3020 DL3021 DL3022 DL3025 DL3044 DL3045 DL3048 DL3057 DL3059 DL4000 DL4003 DL4006'.split(
      ' ',
    ),
  );
});

describe('the Dockerfiles', () => {
  test('begin with the same stages, so that they are built once', () => {
    const shared = images.map((image) => {
      const { head, stages } = parseDockerfile(render(image));
      return { head, stages: stages.slice(0, -2) };
    });
    expect(shared[0]?.stages.map(({ name, from }) => `${name} from ${from}`)).toEqual([
      `tools from \${NODE_IMAGE}`,
      'fetch from tools',
      'build from fetch',
      'dependencies from fetch',
      `base from \${NODE_IMAGE}`,
    ]);
    for (const each of shared) expect(each).toEqual(shared[0]);
  });

  test('end with what a unit is', () => {
    expect(own('solver')).toBe(`COPY --from=assembled /out/ /
WORKDIR /app
# The loopback of a container is nobody's way in.
ENV GRPC_BIND_HOST=0.0.0.0 \\
    HTTP_BIND_HOST=0.0.0.0
# In the volume: /app/config is read-only.
ENV SOLVER_CACHE_PATH=cache
EXPOSE 50051 9051
HEALTHCHECK --interval=5s --timeout=3s --start-period=30s --retries=3 \\
    CMD ["node", "node_modules/@poker-bot/shared/dist/health/probe.js", "grpc", "SOLVER_PORT", "50051"]
CMD ["node", "dist/main.js"]
`);
    expect(own('orchestrator')).toBe(`COPY --from=assembled /out/ /
WORKDIR /app
# The loopback of a container is nobody's way in.
ENV GRPC_BIND_HOST=0.0.0.0 \\
    HTTP_BIND_HOST=0.0.0.0
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=3s --start-period=30s --retries=3 \\
    CMD ["node", "node_modules/@poker-bot/shared/dist/health/probe.js", "http", "ORCH_HTTP_PORT", "8080"]
CMD ["node", "dist/main.js"]
`);
    expect(own('evaluator')).toBe(`COPY --from=assembled /out/ /
WORKDIR /app
HEALTHCHECK NONE
ENTRYPOINT ["node", "dist/cli/eval.js"]
CMD ["--help"]
`);
    expect(own('base')).toBe(`COPY --from=assembled /out/ /
WORKDIR /app
HEALTHCHECK NONE
CMD ["node"]
`);
  });

  test('name the image with Node.js by its digest where one is locked', () => {
    const nodeImage = `node:24-bookworm-slim@sha256:${'0'.repeat(64)}`;
    const [first] = parseDockerfile(dockerfileFor('solver', { ...sources, nodeImage })).head;
    expect(first?.text).toBe(`NODE_IMAGE=${nodeImage}`);
  });
});
