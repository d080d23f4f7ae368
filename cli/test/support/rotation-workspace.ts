import { existsSync, readFileSync } from 'node:fs';
import { ProviderServer } from '../../../packages/agents/test/support/provider-server.ts';
import type { SecretRecord } from '../../src/secrets/records/secret-record.ts';
import type { RotateResult } from '../../src/secrets/rotation/rotate.ts';
import { SecretsWorkspace } from './secrets-workspace.ts';

export const key = 'OPENAI_API_KEY';

/** A workspace that keeps its secrets in a vault, whose agents ask a provider of this test. */
export class RotationWorkspace implements AsyncDisposable {
  readonly provider: ProviderServer;
  readonly site: SecretsWorkspace;

  private constructor(provider: ProviderServer, units: object) {
    this.provider = provider;
    const off = { enabled: false };
    this.site = new SecretsWorkspace(
      {},
      {
        driver: 'process',
        secrets: { scope: 'demo', store: 'vault', variables: { OWN_TOKEN: ['camera'] } },
        environment: { OPENAI_BASE_URL: provider.url, OPENAI_MODEL: 'test-model' },
        units: { solver: off, vision: off, orchestrator: off, ...units },
      },
    );
  }

  /** With the key `old` in the store, which the provider accepts as it does `new`. */
  static async create(units: object = {}): Promise<RotationWorkspace> {
    const provider = await ProviderServer.start({ keys: ['old-key', 'new-key'] });
    const workspace = new RotationWorkspace(provider, units);
    await workspace.site.set(key, 'old-key');
    return workspace;
  }

  rotate(value: string, ...flags: string[]) {
    return this.site.run(['secrets', 'rotate', key, '--json', ...flags], { input: value });
  }

  resume() {
    return this.site.run(['secrets', 'rotate', '--resume', '--json']);
  }

  /** Result of a command that has to succeed. */
  static result({ exitCode, stdout }: { exitCode: number | null; stdout: string }): RotateResult {
    if (exitCode !== 0) throw new Error(stdout);
    return JSON.parse(stdout) as RotateResult;
  }

  get record(): SecretRecord | undefined {
    const records = JSON.parse(readFileSync(this.site.paths.records, 'utf8')) as {
      readonly secrets: readonly SecretRecord[];
    };
    return records.secrets.find(({ name }) => name === key);
  }

  /** States by version, such as `1 current`. */
  get states(): string[] {
    return (this.record?.versions ?? []).map(({ version, state }) => `${version} ${state}`);
  }

  /** Steps that the journal tells, whole lines only. */
  get steps(): string[] {
    const { rotation } = this.site.paths;
    if (!existsSync(rotation)) return [];
    return readFileSync(rotation, 'utf8')
      .split('\n')
      .slice(0, -1)
      .map((line) => (JSON.parse(line) as { step: string }).step);
  }

  /** What the process of a unit was given, as the system tells it. */
  async given(unit: string, variable: string): Promise<string | undefined> {
    const { units } = (await this.site.json('status')) as {
      readonly units: readonly { readonly name: string; readonly pid: number | null }[];
    };
    const pid = units.find(({ name }) => name === unit)?.pid;
    if (!pid) return undefined;
    return readFileSync(`/proc/${pid}/environ`, 'utf8')
      .split('\0')
      .find((line) => line.startsWith(`${variable}=`))
      ?.slice(variable.length + 1);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.site.run(['down']);
    await this.provider[Symbol.asyncDispose]();
    this.site[Symbol.dispose]();
  }
}
