import { describe, expect, test } from 'vitest';
import { registry } from '../../src/env/registry.ts';
import type { Variable } from '../../src/env/variable.ts';

const rows = Object.entries(registry) as [string, Variable][];

/** Every name that the deployment plan writes, except `NODE_ENV`: images set it, for libraries, and no unit reads it. */
const named =
  `BOT_CONFIG CONFIG_WATCH RISK_STATE_PATH SESSION_ID VISION_SERVICE_URL SOLVER_ADDR SOLVER_HOST SOLVER_PORT
  EVALUATION_MODE EVALUATION_RUN_ID ORCH_PING_SOLVER ORCH_PING_VISION OPENAI_API_KEY OPENAI_BASE_URL OPENAI_MODEL
  ANTHROPIC_API_KEY AGENT_PROVIDER_TOKEN AGENT_TIMEOUT_MS AGENT_MAX_LATENCY_MS AGENT_BUDGET_TOKENS EXECUTOR_MODE
  SIMULATOR_ENDPOINT RESEARCH_UI_ALLOWLIST LOGGER_OUTPUT_DIR LOGGER_SESSION_PREFIX RETENTION_DAYS LOGGER_RETENTION_DAYS
  EVAL_CONFIG_PATH RESULTS_DIR SESSION_PREFIX SMOKE_HAND_CAP SOLVER_CACHE_PATH LOG_LEVEL VISION_PORT VISION_LAYOUT_DIR
  VISION_LAYOUT_PACK VISION_MODEL_PATH METRICS_EXPORTER SENTRY_DSN GIT_SHA BUILD_TS`.split(/\s+/);

describe('the registry', () => {
  test('holds every variable that the deployment plan names', () => {
    const known = new Set(rows.flatMap(([name, { aliases = [] }]) => [name, ...aliases]));
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  test.each(rows)('%s has a default that its own schema accepts', (_name, variable) => {
    const { default: text } = variable;
    expect(text === undefined || variable.schema.safeParse(text).success).toBe(true);
  });

  test('gives no secret a default, and every secret a rotation', () => {
    const secrets = rows.filter(([, { secret }]) => secret);
    expect(secrets.map(([name]) => name)).toEqual([
      'OPENAI_API_KEY',
      'ANTHROPIC_API_KEY',
      'AGENT_PROVIDER_TOKEN',
      'SENTRY_DSN',
      'OPENAI_ADMIN_KEY',
    ]);
    expect(secrets.filter(([, row]) => row.default !== undefined || !row.rotation)).toEqual([]);
  });

  test('has language models’ keys replaced monthly and what secures the solver quarterly', () => {
    const cadences = ['OPENAI_API_KEY', 'ANTHROPIC_API_KEY', 'GRPC_TLS_KEY_PATH'] as const;
    expect(cadences.map((name) => registry[name].rotation)).toEqual([
      'monthly',
      'monthly',
      'quarterly',
    ]);
  });

  test('says of every variable what it is for, whose it is, where it is kept and how CI gets it', () => {
    const silent = rows.filter(([, row]) =>
      [row.purpose, row.owner, row.storage, row.ci].some((text) => text.trim() === ''),
    );
    expect(silent).toEqual([]);
  });

  test('uses no name twice', () => {
    const names = rows.flatMap(([name, { aliases = [] }]) => [name, ...aliases]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});
