import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readState, StateFile } from '../../../src/stack/drivers/docker/state-file.ts';
import type { UnitSpec } from '../../../src/stack/unit-spec.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pokerbot-state-'));
  path = join(folder, '.pokerbot/docker.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const unit = (name: string, port: number, secret = 'sk-1'): UnitSpec => ({
  name,
  kind: 'daemon',
  command: '',
  args: [],
  workingDirectory: folder,
  environment: { API_KEY: secret },
  secrets: [secret],
  secretVariables: ['API_KEY'],
  ports: [{ variable: 'PORT', port }],
  dependsOn: [],
  configuration: { PORT: String(port) },
});
const remembered = (name: string, port: number) => ({
  name,
  kind: 'daemon',
  configuration: { PORT: String(port) },
  ports: [{ variable: 'PORT', port }],
  dependsOn: [],
});

describe('what is remembered of containers', () => {
  test('is each unit as it was last, every port that it ever had, and no secret', () => {
    const state = new StateFile(path, () => 'key');
    state.remember(unit('one', 1));
    state.remember(unit('two', 2));
    state.remember(unit('one', 3));
    state.amend('one', { workedIn: 'abc' });
    expect(readState(path)).toEqual({
      version: 1,
      fingerprintKey: 'key',
      ports: { 'one.PORT': 3, 'two.PORT': 2 },
      units: [remembered('two', 2), { ...remembered('one', 3), workedIn: 'abc' }],
    });
    expect([state.isWorkingIn('one', 'abc'), state.isWorkingIn('one', 'def')]).toEqual([
      true,
      false,
    ]);
    state.forget('two');
    expect(readState(path)?.units.map(({ name }) => name)).toEqual(['one']);
    expect(readState(path)?.ports).toEqual({ 'one.PORT': 3, 'two.PORT': 2 });
    expect(readdirSync(join(folder, '.pokerbot'))).toEqual(['docker.json']);
  });

  test('keeps the key of the first command', () => {
    new StateFile(path, () => 'first').mark(true);
    new StateFile(path, () => 'second').remember(unit('one', 1));
    expect(readState(path)?.fingerprintKey).toBe('first');
  });

  test.each([
    ['nothing', undefined],
    ['half a file', '{"version":1,'],
    ['null', 'null'],
    ['another version', '{"version":2,"fingerprintKey":"k","ports":{},"units":[]}'],
    ['a port that is none', '{"version":1,"fingerprintKey":"k","ports":{"a":"x"},"units":[]}'],
    ['a unit that is none', '{"version":1,"fingerprintKey":"k","ports":{},"units":[null]}'],
  ])('is as if nothing had run where there is %s', (_name, text) => {
    if (text !== undefined) {
      mkdirSync(join(folder, '.pokerbot'));
      writeFileSync(path, text);
    }
    expect(readState(path)).toBeUndefined();
    new StateFile(path, () => 'key').remember(unit('one', 1));
    expect(readState(path)?.units).toEqual([remembered('one', 1)]);
  });
});
