import { expect, test } from 'vitest';
import { checkMode, type ModeSettings } from '../../../src/mode/check-mode.ts';

const settings: ModeSettings = {
  EXECUTOR_MODE: 'simulator',
  SIMULATOR_ENDPOINT: undefined,
  RESEARCH_UI_ALLOWLIST: ['http://127.0.0.1', 'http://localhost'],
};

test('the simulator can be played at', () => {
  expect(checkMode(settings)).toEqual({ mode: 'simulator' });
});

test.each(['simulator', 'acpc'] as const)(
  'a dealer on this machine is played at, also in mode %s',
  (mode) => {
    const SIMULATOR_ENDPOINT = '127.0.0.1:16177';
    expect(checkMode({ ...settings, EXECUTOR_MODE: mode, SIMULATOR_ENDPOINT })).toEqual({
      mode: 'acpc',
      dealer: { endpoint: SIMULATOR_ENDPOINT, allowlist: settings.RESEARCH_UI_ALLOWLIST },
    });
  },
);

test.each([
  [{ EXECUTOR_MODE: 'acpc' }, 'MODE_UNAVAILABLE', 'no dealer is named'],
  [{ EXECUTOR_MODE: 'research-ui' }, 'MODE_UNAVAILABLE', '`EXECUTOR_MODE` is `research-ui`'],
  [{ SIMULATOR_ENDPOINT: 'dealer.example:16177' }, 'TARGET_REFUSED', 'dealer.example:16177'],
] as const)('%j is refused with %s', (change, code, message) => {
  expect(() => checkMode({ ...settings, ...change })).toThrow(
    expect.objectContaining({ code, message: expect.stringContaining(message) }),
  );
});
