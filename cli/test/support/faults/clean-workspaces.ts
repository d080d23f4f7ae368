import { issueCertificate } from './certificate.ts';
import type { Patient } from './fault.ts';
import { madeKeys } from './made-keys.ts';

/** Workspaces that differ from a new one and have nothing wrong with them. */
export const cleanWorkspaces: Readonly<Record<string, (it: Patient) => void>> = {
  'as init leaves it': () => undefined,
  'with other ports': (it) => it.append('.env', 'SOLVER_PORT=50061\nORCH_HTTP_PORT=8081\n'),
  'with a solver of somebody else': (it) => it.append('.env', 'SOLVER_ADDR=solver.lab:50051\n'),
  'with no solver to be asked': (it) => it.append('.env', 'SOLVER_ADDR=none\n'),
  'with a local provider and no key': (it) =>
    it.append('.env.agents', 'OPENAI_BASE_URL=http://127.0.0.1:11434/v1\nOPENAI_MODEL=llama3\n'),
  'with a key in the process environment': (it) => {
    it.environment.OPENAI_API_KEY = madeKeys.openai;
    it.append('.env.agents', 'OPENAI_MODEL=gpt-4o\n');
  },
  'with a key in a file': (it) => {
    it.write('.pokerbot/key', `${madeKeys.anthropic}\n`, 0o600);
    it.append(
      '.env.agents',
      'ANTHROPIC_MODEL=claude-haiku-4-5\nANTHROPIC_API_KEY_FILE=.pokerbot/key\n',
    );
  },
  'with a fresh key in the store': (it) => {
    const createdAt = new Date(it.now - 86_400_000).toISOString();
    const versions = [{ state: 'current', createdAt, fingerprint: 'a' }];
    it.secrets = [{ name: 'OPENAI_API_KEY', versions }];
    it.append('.env.agents', 'OPENAI_MODEL=gpt-4o\n');
  },
  'with a first key that was refused, and one that is not yet taken': (it) => {
    const createdAt = new Date(it.now - 86_400_000).toISOString();
    it.secrets = [
      { name: 'ANTHROPIC_API_KEY', versions: [{ state: 'retired', createdAt, fingerprint: 'a' }] },
      { name: 'OPENAI_API_KEY', versions: [{ state: 'pending', createdAt, fingerprint: 'b' }] },
    ];
  },
  'with TLS between the services': (it) => {
    issueCertificate(it, { days: 3650 });
    it.append('.env', 'GRPC_TLS_CERT_PATH=tls/server.pem\nGRPC_TLS_KEY_PATH=tls/server.key\n');
  },
  'with quotes, comments and empty lines': (it) =>
    it.append('.env', `\n# why\nLOG_LEVEL = "debug" # loud\n\nRESULTS_DIR='runs of $today'\n`),
  'with a unit of its own': (it) => {
    it.edit('pokerbot.yaml', (text) =>
      text.replace(
        /units:\s*$/,
        'units:\n  watcher:\n    command: [node, watcher.js]\n    ports: { WATCHER_PORT: 7000 }\n    environment: { WATCH_EVERY: 5 }\n',
      ),
    );
    it.write('.env.watcher', 'WATCH_WHAT=tables\n');
    it.append('.env', 'WATCHER_COLOUR=green\n');
  },
  'without the vision service': (it) =>
    it.edit('pokerbot.yaml', (text) =>
      text.replace(/units:\s*$/, 'units:\n  vision: { enabled: false }\n'),
    ),
  'with another level for one unit': (it) => {
    it.append('.env', 'LOG_LEVEL=warn\n');
    it.append('.env.solver', 'LOG_LEVEL=debug\n');
  },
  'with the second solver of an evaluation': (it) =>
    it.append('.env.evaluator', 'SOLVER_ADDR=other.lab:50051\n'),
  'with the other end of a tunnel': (it) => it.append('.env', 'SOLVER_ADDR=127.0.0.1:6000\n'),
  'under version control': (it) => it.commit(),
  'with workflows that ask for known secrets': (it) =>
    it.write(
      '.github/workflows/ci.yml',
      [
        'on: push',
        'env:',
        '  OPENAI_API_KEY: ${' + '{ secrets.OPENAI_API_KEY }}',
        '  GH: ${' + '{ secrets.GITHUB_TOKEN }}',
        '',
      ].join('\n'),
    ),
  'with words in a note that look like secrets and are none': (it) =>
    it.write(
      'NOTES.md',
      'Use sk-xxxxxxxxxxxxxxxxxxxxxxxx, sk-your-key-here or `OPENAI_API_KEY=<key>`; a hash is\n9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08.\n',
    ),
  'with code and examples that give a secret its place': (it) => {
    it.write(
      'settings.py',
      [
        'OPENAI_API_KEY = os.environ["OPENAI_API_KEY"]',
        'OPENAI_API_KEY: str = settings.openai_v2_credentials',
        'client(OPENAI_API_KEY=settings.openai_v2_credentials)',
        '',
      ].join('\n'),
    );
    it.write('run.bash', 'export OPENAI_API_KEY=$(pass show lab/2026/openai)\n');
    it.write('Makefile', 'OPENAI_API_KEY ?= $(shell pass show lab/2026/openai)\n');
    it.write('HOWTO.md', 'Set `OPENAI_API_KEY=sk-from-your-provider`, SENTRY_DSN: see page 1.\n');
    it.write('links.py', 'at = "postgresql+asyncpg://lab:password@localhost/hands"\n');
    it.commit();
  },
  'with code that names secrets and holds none': (it) => {
    it.write(
      'src/client.ts',
      [
        'const apiKey = process.env.OPENAI_API_KEY ?? throwMissing("OPENAI_API_KEY");',
        "const names = ['OPENAI_API_KEY', 'https://lab/keys/2026-01-15'];",
        "new Client({ apiKey: 'key-for-tests-1234', token: tokens.at(-1), secretName: 'lab-2026' });",
        'type Options = { readonly password: string; tokenCount: 128 };',
        '',
      ].join('\n'),
    );
    it.write(
      'test/client.test.ts',
      `const token = '${madeKeys.token}';\nprocess.env.OPENAI_API_KEY = 'test-key-1234567890';\n`,
    );
    it.write('style.css', '.sk-circle-fade-2024-dot-before { color: red }\n');
    it.write('ids.json', '{ "token": "0b9c4f1e-7a52-4d6b-9f3e-2c8d1a5e7b60" }\n');
    it.write('README.md', 'Keep the password: at least 16 characters, see token-2026-01-15.\n');
    it.commit();
  },
  'with Base64 and programs that hold no secret': (it) => {
    it.write(
      'data.json',
      JSON.stringify({ text: Buffer.from('nothing to see here').toString('base64') }),
    );
    it.write(
      'lab.bin',
      Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919) % 256),
    );
    it.commit();
  },
  'with builds that take no secret': (it) => {
    it.write(
      'trainer.Dockerfile',
      'FROM debian:bookworm-slim\nARG BUILD_TS\nCOPY .env.example .envrc src/.environment /app/\nCOPY . .\n',
    );
    it.write(
      'compose.override.yaml',
      'services:\n  trainer:\n    build: { context: ., args: { HUB_TOKEN_FILE: /run/secrets/hub } }\n',
    );
  },
  'with examples of settings as others call them': (it) => {
    for (const name of ['.env.sample', '.env.template', '.env.dist']) {
      it.write(name, 'OPENAI_API_KEY=\nLOG_LEVEL=info\nLAB=\n', 0o644);
    }
    it.append('.gitignore', '!.env.sample\n');
    it.commit();
  },
  'with comments on secrets': (it) =>
    it.append(
      '.env.agents',
      '# OPENAI_API_KEY is in the store since 2026-01-15.\n# OPENAI_API_KEY=sk-your-key-here\n',
    ),
  'with a variable that only its Compose file fills in': (it) => {
    it.append('.env', 'LAB_MIRROR=mirror.lab\n');
    it.edit('compose.yaml', (text) => text.replace('POKERBOT_SOURCE:-', 'LAB_MIRROR:?say where'));
  },
  'with places of secrets in a chart': (it) =>
    it.write(
      'chart/values.yaml',
      'OPENAI_API_KEY: OPENAI_API_KEY\nAGENT_PROVIDER_TOKEN: /run/secrets/token\nSENTRY_DSN: "{{ dsn }}"\n',
    ),
  'with variables of tools': (it) =>
    it.append(
      '.env',
      'COMPOSE_PROJECT_NAME=lab\nDOCKER_BUILDKIT=1\nHTTPS_PROXY=http://proxy.lab:3128\n',
    ),
  'with variables of what a unit in another language is built on': (it) => {
    it.append('.env', 'CUDA_VISIBLE_DEVICES=0\nLD_LIBRARY_PATH=/opt/lib\nOMP_NUM_THREADS=4\n');
    it.append('.env.solver', 'RUST_LOG=info\nMKL_NUM_THREADS=4\n');
    it.append('.env.vision', 'PYTHONPATH=src\nPYTHONUNBUFFERED=1\nTORCH_HOME=models\n');
    it.append('.env.agents', 'OPENAI_ORG_ID=org-lab\n');
  },
  'with a value of 64 KB': (it) =>
    it.append('.env.orchestrator', `RISK_STATE_PATH=results/${'r'.repeat(65_536)}\n`),
};
