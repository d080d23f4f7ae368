import { issueCertificate } from './certificate.ts';
import { type Fault, fault, today } from './fault.ts';

const day = 86_400_000;

export const valueFaults: readonly Fault[] = [
  fault('a certificate without its key', 'value-missing', (it) => {
    issueCertificate(it, { days: 3650 });
    it.append('.env', 'GRPC_TLS_CERT_PATH=tls/server.pem\n');
  }),
  fault('mutual TLS without an authority', 'value-missing', (it) =>
    it.append('.env', 'GRPC_TLS_CLIENT_AUTH=true\n'),
  ),
  fault('a dealer to join and no address of it', 'value-missing', (it) =>
    it.append('.env', 'EXECUTOR_MODE=acpc\n'),
  ),
  fault('a key and no model', 'value-missing', (it) => {
    it.environment.OPENAI_API_KEY = 'q7Wm2Zk9Rt4Xb';
  }),
  fault('a model and no key', 'secret-missing', (it) =>
    it.append('.env.agents', 'OPENAI_MODEL=gpt-4o\n'),
  ),
  fault('a model and a key that was refused', 'secret-missing', (it) => {
    it.secrets = [{ name: 'ANTHROPIC_API_KEY', versions: [version('retired', 1, 'a')] }];
    it.append('.env.agents', 'ANTHROPIC_MODEL=claude-haiku-4-5\n');
  }),
  fault('a model in the manifest and no key', 'secret-missing', (it) =>
    it.edit('pokerbot.yaml', (text) =>
      text.replace('environment: {}', 'environment: { ANTHROPIC_MODEL: claude-haiku-4-5 }'),
    ),
  ),
  fault('an empty port', 'value-empty', (it) => it.append('.env', 'SOLVER_PORT=\n')),
  fault('an empty text between quotes', 'value-empty', (it) =>
    it.append('.env.agents', 'AGENT_TIMEOUT_MS=""\n'),
  ),
  fault('a port that is no number', 'value-invalid', (it) =>
    it.append('.env', 'SOLVER_PORT=solver\n'),
  ),
  fault('a port above the last one', 'value-invalid', (it) =>
    it.append('.env.vision', 'VISION_PORT=70000\n'),
  ),
  fault('a level that no log has', 'value-invalid', (it) =>
    it.append('.env', 'LOG_LEVEL=chatty\n'),
  ),
  fault('an address without a port', 'value-invalid', (it) =>
    it.append('.env', 'SOLVER_ADDR=solver.lab\n'),
  ),
  fault('a flag that is neither true nor false', 'value-invalid', (it) =>
    it.append('.env.orchestrator', 'CONFIG_WATCH=perhaps\n'),
  ),
  fault('a negative time', 'value-invalid', (it) =>
    it.append('.env.agents', 'AGENT_TIMEOUT_MS=-5\n'),
  ),
  fault('a value of the manifest out of range', 'value-invalid', (it) =>
    it.edit('pokerbot.yaml', (text) =>
      text.replace('environment: {}', 'environment: { SMOKE_HAND_CAP: many }'),
    ),
  ),
  fault('a bad value in the process environment', 'value-invalid', (it) => {
    it.environment.METRICS_EXPORTER = 'statsd';
  }),
  fault('an address of another kind', 'value-invalid', (it) =>
    it.append('.env.agents', 'OPENAI_BASE_URL=htp://models.lab/v1\nOPENAI_MODEL=llama3\n'),
  ),
  fault('a text to be changed', 'value-placeholder', (it) =>
    it.append('.env.agents', 'OPENAI_BASE_URL=https://api.example.com/v1\n'),
  ),
  fault('a key to be filled in', 'value-placeholder', (it) =>
    it.append('.env.agents', 'AGENT_PROVIDER_TOKEN=your-token-here\n'),
  ),
  fault('an angle bracket', 'value-placeholder', (it) =>
    it.append('.env.orchestrator', 'SESSION_ID=<session>\n'),
  ),
  fault('two letters swapped', 'name-misspelt', (it) => it.append('.env', 'SOLVER_PROT=50061\n')),
  fault('a letter too many', 'name-misspelt', (it) =>
    it.append('.env.agents', 'AGENT_TIMEOUTS_MS=100\n'),
  ),
  fault('small letters', 'name-misspelt', (it) => it.append('.env', 'log_level=debug\n')),
  fault('a misspelt name in the manifest', 'name-misspelt', (it) =>
    it.edit('pokerbot.yaml', (text) =>
      text.replace('environment: {}', 'environment: { LOGLEVEL: debug }'),
    ),
  ),
  fault('a name that nobody knows', 'name-unknown', (it) =>
    it.append('.env', 'FAVOURITE_HAND=AKs\n'),
  ),
  fault('a name of another project', 'name-unknown', (it) =>
    it.append('.env.solver', 'RAILS_MASTER_SEED=17\n'),
  ),
  fault('the second name of the retention', 'name-alias', (it) =>
    it.append('.env', 'RETENTION_DAYS=30\n'),
  ),
  fault('the second name of the layout packs', ['name-alias'], (it) => {
    it.write('config/layout-packs/table.json', '{}\n');
    it.append('.env.vision', 'VISION_LAYOUT_PACK=config/layout-packs\n');
  }),
  fault('the same line twice', 'value-repeated', (it) =>
    it.append('.env', 'LOG_LEVEL=debug\nLOG_LEVEL=debug\n'),
  ),
  fault('the same value under both names', ['name-alias', 'value-repeated'], (it) =>
    it.append('.env', 'LOGGER_RETENTION_DAYS=9\nRETENTION_DAYS=9\n'),
  ),
  fault('two values for one name', 'value-contradicted', (it) =>
    it.append('.env', 'LOG_LEVEL=debug\nLOG_LEVEL=warn\n'),
  ),
  fault('two values far apart', 'value-contradicted', (it) =>
    it.edit('.env', (text) => `SOLVER_PORT=50061\n${text}\nSOLVER_PORT=50062\n`),
  ),
  fault('a port in the file of another unit', 'value-unread', (it) =>
    it.append('.env.solver', 'VISION_PORT=50062\n'),
  ),
  fault('a setting of the command line in a file', 'value-unread', (it) =>
    it.append('.env', 'POKERBOT_HOME=/var/lib/pokerbot\n'),
  ),
  fault('a setting of Compose in the file of a unit', 'value-unread', (it) =>
    it.append('.env.agents', 'POKERBOT_TAG=v2\n'),
  ),
  fault('a port of the solver that its callers do not know', 'value-differs', (it) => {
    it.append('.env', 'SOLVER_PORT=50061\n');
    it.append('.env.solver', 'SOLVER_PORT=50071\n');
  }),
  fault('an address with the port that a service had before', 'value-differs', (it) => {
    it.append('.env.vision', 'VISION_PORT=50062\n');
    it.append('.env', 'VISION_SERVICE_URL=127.0.0.1:50052\n');
  }),
  fault('two units on one port', 'port-shared', (it) => {
    it.append('.env', 'SOLVER_PORT=50061\n');
    it.append('.env.vision', 'VISION_PORT=50061\n');
  }),
  fault('one unit twice on one port', 'port-shared', (it) =>
    it.append('.env.agents', 'AGENTS_PORT=50063\nAGENTS_METRICS_PORT=50063\n'),
  ),
  fault('a key file with nothing in it', 'value-empty', (it) => {
    it.write('token', '', 0o600);
    it.append('.env.agents', 'AGENT_PROVIDER_TOKEN_FILE=token\n');
  }),
  fault('a variable of another unit in the manifest', 'value-unread', (it) =>
    it.edit('pokerbot.yaml', (text) =>
      text.replace(/units:\s*$/, 'units:\n  solver: { environment: { VISION_PORT: 50062 } }\n'),
    ),
  ),
  fault('a name that nobody knows in the manifest', 'name-unknown', (it) =>
    it.edit('pokerbot.yaml', (text) =>
      text.replace('environment: {}', 'environment: { FAVOURITE_HAND: AKs }'),
    ),
  ),
  fault('an address whose host nobody knows', 'address-unresolved', (it) => {
    it.live = true;
    it.append('.env', 'SOLVER_ADDR=solver.invalid:50051\n');
  }),
  fault('a provider whose host nobody knows', 'address-unresolved', (it) => {
    it.live = true;
    it.append('.env.agents', 'OPENAI_BASE_URL=http://models.invalid/v1\n');
  }),
  fault('an address at which nobody listens', 'address-silent', (it) => {
    it.live = true;
    it.append('.env', 'VISION_SERVICE_URL=127.0.0.1:9\n');
  }),
  fault('a solver of somebody else that does not listen', 'address-silent', (it) => {
    it.live = true;
    it.edit('pokerbot.yaml', (text) =>
      text.replace(
        /units:\s*$/,
        'units:\n  solver: { runtime: external, address: "127.0.0.1:9" }\n',
      ),
    );
  }),
  fault('a key that was never replaced', 'secret-unrotated', (it) => {
    it.secrets = [{ name: 'ANTHROPIC_API_KEY', versions: [version('current', 100, 'a')] }];
    it.append('.env.agents', 'ANTHROPIC_MODEL=claude-haiku-4-5\n');
  }),
  fault('a token that was never replaced', 'secret-unrotated', (it) => {
    it.secrets = [{ name: 'AGENT_PROVIDER_TOKEN', versions: [version('current', 32, 'a')] }];
  }),
  fault('a key past its date', 'secret-overdue', (it) => {
    it.secrets = [
      {
        name: 'AGENT_PROVIDER_TOKEN',
        versions: [version('retired', 90, 'a'), version('current', 45, 'b')],
      },
    ];
  }),
  fault('a yearly secret past its date', 'secret-overdue', (it) => {
    it.secrets = [
      {
        name: 'SENTRY_DSN',
        versions: [version('retired', 900, 'a'), version('current', 400, 'b')],
      },
    ];
  }),
  fault('one secret of the store under two names', 'secret-reused', (it) => {
    it.secrets = [
      { name: 'AGENT_PROVIDER_TOKEN', versions: [version('current', 1, 'same')] },
      { name: 'SENTRY_DSN', versions: [version('current', 1, 'same')] },
    ];
  }),
  fault('one secret of the process environment under two names', 'secret-reused', (it) => {
    it.environment.AGENT_PROVIDER_TOKEN = 'q7Wm2Zk9Rt4Xb';
    it.environment.SENTRY_DSN = 'q7Wm2Zk9Rt4Xb';
  }),
];

function version(state: string, ageInDays: number, fingerprint: string) {
  return { state, createdAt: new Date(today - ageInDays * day).toISOString(), fingerprint };
}
