import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SecretFiles } from '../../../src/stack/drivers/docker/container/secret-files.ts';
import type { UnitSpec } from '../../../src/stack/unit-spec.ts';
import { TemporaryFolder } from '../../support/temporary-folder.ts';

const unit: UnitSpec = {
  name: 'agents',
  kind: 'daemon',
  command: '',
  args: [],
  workingDirectory: '/bot',
  environment: { API_KEY: 'sk-1' },
  secrets: ['sk-1'],
  secretVariables: ['API_KEY'],
  ports: [],
  dependsOn: [],
  configuration: {},
};
const user = { uid: process.getuid?.() || 1_000, gid: process.getgid?.() || 1_000 };

describe('the files of secrets', () => {
  test('leave nothing behind when no container is left', () => {
    using folder = new TemporaryFolder();
    const secrets = new SecretFiles('bot-1', folder.path);
    const mounted = String(secrets.write('agents', unit, user));
    expect(readFileSync(join(mounted, 'API_KEY'), 'utf8')).toBe('sk-1');
    expect(secrets.hidden('agents')).toEqual(['sk-1', 'sk-1']);
    secrets.keepOnly(new Set());
    expect(readdirSync(folder.path)).toEqual([]);
    secrets.keepOnly(new Set());
  });

  test('of another workspace stay', () => {
    using folder = new TemporaryFolder();
    const [mine, other] = ['bot-1', 'bot-2'].map((id) => new SecretFiles(id, folder.path));
    mine?.write('agents', unit, user);
    const mounted = String(other?.write('agents', unit, user));
    mine?.keepOnly(new Set());
    expect(existsSync(mounted)).toBe(true);
  });
});
