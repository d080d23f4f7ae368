import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePorts } from '../../cli/test/support/scenario-workspace.ts';
import { ContainerWorkspace, disposeAll, docker } from '../support/container-workspace.ts';

const dockerfile = ['FROM node:24-bookworm-slim', 'COPY . /srv', 'WORKDIR /srv', 'CMD ["false"]'];
const program = (status: number) =>
  `require('http').createServer((_, answer) => answer.writeHead(${status}).end('busy')).listen(process.env.PORT);
process.on('SIGTERM', () => process.exit());\n`;

let workspace: ContainerWorkspace;
let port: number | undefined;

beforeAll(async () => {
  workspace = await ContainerWorkspace.create('own-dockerfile');
  [port] = await freePorts(1);
  workspace.write('mine/Dockerfile', dockerfile.join('\n'));
  workspace.write('mine/serve.js', program(200));
  declare({ health: { protocol: 'http' } });
});

afterAll(() => disposeAll([() => workspace.removeImage('mine'), () => workspace.dispose()]));

function declare(more: object): void {
  const command = ['node', 'serve.js'];
  workspace.declare({ mine: { runtime: 'rust', command, ports: { PORT: port }, ...more } });
}

const inspect = async (field: string) =>
  JSON.parse(await docker('inspect', '--format', `{{json ${field}}}`, workspace.container('mine')));

describe('a service with a Dockerfile of its own', () => {
  test('runs the command of the manifest, and is asked for its health as the manifest says', async () => {
    const { units } = await workspace.up();
    expect(units).toMatchObject([{ name: 'mine', state: 'healthy' }]);
    expect(await inspect('.Config.Entrypoint')).toEqual(['node', 'serve.js']);
    expect((await workspace.up()).operations).toEqual([]);
  });

  test('is not ready where it answers otherwise', async () => {
    await workspace.removeImage('mine');
    workspace.write('mine/serve.js', program(503));
    const { details } = await workspace.refused('--timeout', '3');
    expect(details.cards).toMatchObject([{ unit: 'mine', phase: 'health' }]);
    expect(JSON.stringify(details.cards)).toContain('busy');
  });

  test('keeps its own check, where its image brings one', async () => {
    await workspace.removeImage('mine');
    const check = `HEALTHCHECK --interval=1s CMD ["true"]`;
    workspace.write('mine/Dockerfile', [...dockerfile, check].join('\n'));
    expect((await workspace.up()).units).toMatchObject([{ state: 'healthy' }]);
    expect(await inspect('.State.Health.Status')).toBe('healthy');
  });
});
