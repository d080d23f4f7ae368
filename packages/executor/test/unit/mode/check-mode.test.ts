import { expect, test } from 'vitest';
import { checkMode, type ModeSettings } from '../../../src/mode/check-mode.ts';

const settings: ModeSettings = {
  EXECUTOR_MODE: 'simulator',
  SIMULATOR_ENDPOINT: undefined,
  RESEARCH_UI_ALLOWLIST: ['http://127.0.0.1', 'http://localhost'],
};

test('the simulator can be played at', () => {
  expect(checkMode(settings)).toBe('simulator');
});

test.each([
  [{ EXECUTOR_MODE: 'acpc' }, 'MODE_UNAVAILABLE', '`EXECUTOR_MODE` is `acpc`'],
  [{ EXECUTOR_MODE: 'research-ui' }, 'MODE_UNAVAILABLE', '`EXECUTOR_MODE` is `research-ui`'],
  [{ SIMULATOR_ENDPOINT: '127.0.0.1:16177' }, 'MODE_UNAVAILABLE', '`SIMULATOR_ENDPOINT`'],
  [{ SIMULATOR_ENDPOINT: 'dealer.example:16177' }, 'TARGET_REFUSED', 'dealer.example:16177'],
] as const)('%j is refused with %s', (change, code, message) => {
  expect(() => checkMode({ ...settings, ...change })).toThrow(
    expect.objectContaining({ code, message: expect.stringContaining(message) }),
  );
});
