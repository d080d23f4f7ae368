import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { registry } from '@poker-bot/shared/env/registry';
import { repositoryRoot } from '../repository-root.ts';
import { type Fault, fault, type Patient } from './fault.ts';

export const referenceFaults: readonly Fault[] = [
  fault('code that reads what nobody declared', 'code-undeclared', (it) => {
    checkout(it);
    it.write('packages/agents/src/extra.ts', 'export const mode = process.env.TILT_MODE;\n');
  }),
  fault('code that takes the environment apart', 'code-undeclared', (it) => {
    checkout(it);
    it.write(
      'services/solver/src/extra.ts',
      'export function deal({ DECK_SEED: seed }: SolverEnvironment) {\n  return seed;\n}\n',
    );
  }),
  fault('a script that asks by a text', 'code-undeclared', (it) => {
    checkout(it);
    it.write('bin/extra.cjs', "const { env } = process;\nmodule.exports = env['DEAL_SPEED'];\n");
  }),
  fault('a row that no code reads', 'registry-unread', (it) => checkout(it, ['SMOKE_HAND_CAP'])),
  fault('another row that no code reads', 'registry-unread', (it) => checkout(it, ['SOLVER_HOST'])),
  fault('a workflow that asks for a secret that nobody declares', 'reference-undeclared', (it) =>
    it.write('.github/workflows/ci.yml', workflow('KEY: ${'.concat('{ secrets.OPENAI_KEY_NEW }}'))),
  ),
  fault('a workflow that misspells a variable', 'reference-undeclared', (it) =>
    it.write('.github/workflows/ci.yml', workflow('SOLVER_ADDRS: solver:50051')),
  ),
  fault('a Dockerfile that misspells a variable', 'reference-undeclared', (it) =>
    it.edit('docker/solver.Dockerfile', (text) => `${text}\nENV LOG_LEVLE=debug\n`),
  ),
  fault('Compose that takes a misspelt variable', 'reference-undeclared', (it) =>
    it.edit('compose.yaml', (text) => text.replace('{POKERBOT_TAG:-', '{POKERBOT_TAGS:-')),
  ),
  fault('Compose that sets what no unit reads', 'reference-undeclared', (it) =>
    it.edit('compose.yaml', (text) =>
      text.replace('AGENTS_METRICS_PORT:', 'AGENTS_MOOD: calm\n      AGENTS_METRICS_PORT:'),
    ),
  ),
  fault('Compose that takes what is set nowhere', 'value-missing', (it) =>
    it.edit('compose.yaml', (text) => text.replace(/POKERBOT_SOURCE:-/, 'LAB_MIRROR:?say where')),
  ),
  fault('Compose that fixes another level', 'value-differs', (it) => {
    it.append('.env', 'LOG_LEVEL=warn\n');
    it.edit('compose.yaml', (text) =>
      text.replace('AGENTS_METRICS_PORT:', 'LOG_LEVEL: debug\n      AGENTS_METRICS_PORT:'),
    );
  }),
  fault('Compose that fixes another value than the default', 'value-differs', (it) =>
    it.edit('compose.yaml', (text) =>
      text.replace('ORCH_HTTP_PORT: 8080', 'ORCH_HTTP_PORT: 8080\n      CONFIG_WATCH: "true"'),
    ),
  ),
  fault('Compose that fixes a level that no log has', 'value-invalid', (it) =>
    it.edit('compose.yaml', (text) =>
      text.replace('AGENTS_METRICS_PORT:', 'LOG_LEVEL: loud\n      AGENTS_METRICS_PORT:'),
    ),
  ),
  fault('Compose that is no YAML', 'config-invalid', (it) => it.append('compose.yaml', '  - [\n')),
  fault('a Dockerfile that Compose needs and that is gone', 'link-broken', (it) =>
    rmSync(it.path('docker/vision.Dockerfile')),
  ),
  fault('a link that leads nowhere', 'link-broken', (it) =>
    symlinkSync('../elsewhere/best.json', it.path('config/opponents/best.json')),
  ),
];

function workflow(line: string): string {
  return `on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    env:\n      ${line}\n    steps: []\n`;
}

/** Makes the workspace look like a checkout of this project whose code reads every variable but some. */
function checkout(it: Patient, unread: readonly string[] = []): void {
  it.write('packages/shared/src/env/registry.ts', 'export const registry = {};\n');
  it.write('package.json', '{ "name": "checkout", "private": true }\n');
  mkdirSync(it.path('node_modules'));
  symlinkSync(`${repositoryRoot}/node_modules/rolldown`, it.path('node_modules/rolldown'));
  const names = Object.keys(registry).filter((name) => !unread.includes(name));
  const reads = names.map((name) => `  environment.${name},`).join('\n');
  it.write(
    'packages/shared/src/reads.ts',
    `export const read = (environment: Environment) => [\n${reads}\n];\n`,
  );
}
