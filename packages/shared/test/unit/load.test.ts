import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadEnvironment, readSecret } from '../../src/env/load.ts';
import type { PokerbotError } from '../../src/errors/pokerbot-error.ts';

function failure(work: () => unknown): PokerbotError {
  try {
    work();
  } catch (error) {
    return error as PokerbotError;
  }
  throw new Error('expected a failure');
}

describe('loadEnvironment', () => {
  test('gives a unit its own variables, parsed, with defaults', () => {
    expect(loadEnvironment('vision', { VISION_PORT: '6000', SOLVER_PORT: '1' })).toEqual({
      GRPC_BIND_HOST: '127.0.0.1',
      HTTP_BIND_HOST: '127.0.0.1',
      VISION_PORT: 6000,
      VISION_METRICS_PORT: 9052,
      GRPC_TLS_CLIENT_AUTH: false,
      VISION_LAYOUT_DIR: 'config/layout-packs',
      LOG_LEVEL: 'info',
      METRICS_EXPORTER: 'prometheus',
    });
  });

  test('takes an empty text as not set', () => {
    expect(loadEnvironment('vision', { VISION_PORT: '' }).VISION_PORT).toBe(50_052);
  });

  test('reads a second name, and prefers the first when both are set', () => {
    expect(loadEnvironment('logger', { RETENTION_DAYS: '7' }).LOGGER_RETENTION_DAYS).toBe(7);
    expect(
      loadEnvironment('logger', { RETENTION_DAYS: '7', LOGGER_RETENTION_DAYS: '30' })
        .LOGGER_RETENTION_DAYS,
    ).toBe(30);
  });

  test('names every variable that cannot be used, with what was expected', () => {
    const error = failure(() =>
      loadEnvironment('orchestrator', { ORCH_HTTP_PORT: '70000', CONFIG_WATCH: 'maybe' }),
    );
    expect({ code: error.code, exit: error.exitCode, message: error.message }).toEqual({
      code: 'ENV_INVALID',
      exit: 2,
      message:
        '`ORCH_HTTP_PORT` is `70000`: expected a port number from 0 to 65535\n' +
        '`CONFIG_WATCH` is `maybe`: expected true or false',
    });
  });

  test('never shows the value of a secret', () => {
    const { OPENAI_API_KEY } = loadEnvironment('agents', { OPENAI_API_KEY: 'sk-very-secret' });
    expect(OPENAI_API_KEY?.reveal()).toBe('sk-very-secret');
    expect(`${OPENAI_API_KEY} ${JSON.stringify({ OPENAI_API_KEY })}`).toBe(
      '[secret] {"OPENAI_API_KEY":"[secret]"}',
    );
  });

  test('takes an empty file as a secret that is not set', () => {
    const nothing = { OPENAI_API_KEY_FILE: '/dev/null', SENTRY_DSN_FILE: '' };
    const { OPENAI_API_KEY, SENTRY_DSN } = loadEnvironment('agents', nothing);
    expect([OPENAI_API_KEY, SENTRY_DSN]).toEqual([undefined, undefined]);
  });

  test('reads a secret from the file that NAME_FILE points at, without its last line break', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pokerbot-secret-'));
    try {
      const file = join(folder, 'key');
      writeFileSync(file, 'line one\nline two\n');
      const { OPENAI_API_KEY } = loadEnvironment('agents', { OPENAI_API_KEY_FILE: file });
      expect(OPENAI_API_KEY?.reveal()).toBe('line one\nline two');
      const missing = failure(() =>
        loadEnvironment('agents', { OPENAI_API_KEY_FILE: join(folder, 'none') }),
      );
      expect([missing.code, missing.exitCode]).toEqual(['SECRET_FILE_UNREADABLE', 3]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('readSecret', () => {
  test('gives what the file holds now, and the environment where no file is named', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pokerbot-secret-'));
    try {
      const file = join(folder, 'key');
      const source = { OPENAI_API_KEY_FILE: file };
      writeFileSync(file, 'old\n');
      expect(loadEnvironment('agents', source).OPENAI_API_KEY?.reveal()).toBe('old');
      writeFileSync(file, 'new\n');
      expect(readSecret('OPENAI_API_KEY', source)?.reveal()).toBe('new');
    } finally {
      rmSync(folder, { recursive: true });
    }
    expect(readSecret('OPENAI_API_KEY', { OPENAI_API_KEY: 'given' })?.reveal()).toBe('given');
    expect(readSecret('OPENAI_API_KEY', {})).toBeUndefined();
  });

  test('refuses a file that is gone, and finds nothing in one that is empty, as while it is being written', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pokerbot-secret-'));
    try {
      const source = { OPENAI_API_KEY_FILE: join(folder, 'key') };
      const gone = failure(() => readSecret('OPENAI_API_KEY', source));
      expect(gone.code).toBe('SECRET_FILE_UNREADABLE');
      writeFileSync(source.OPENAI_API_KEY_FILE, '');
      expect(readSecret('OPENAI_API_KEY', source)).toBeUndefined();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
