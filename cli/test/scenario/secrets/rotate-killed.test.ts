import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { key, RotationWorkspace } from '../../support/rotation-workspace.ts';

/** Lines of the journal of a rotation with one unit that runs. */
const lines = ['begun', 'verified', 'switched', 'replaced', 'finished'];

describe('kill -9 of a rotation', () => {
  test.each(lines.map((line, index) => [line, index + 1] as const))(
    'right after `%s` is written leaves one key in use that works, and the next command ends it',
    async (_line, count) => {
      await using workspace = await RotationWorkspace.create();
      await workspace.site.json('up');
      const child = workspace.site.start(['secrets', 'rotate', key, '--json']);
      child.stdin?.end('new-key');
      const ended = new Promise((resolve) =>
        child.once('close', (_code, signal) => resolve(signal)),
      );
      while (workspace.steps.length < count && child.exitCode === null) await delay(1);
      child.kill('SIGKILL');
      const endedBy = await ended;
      // Behind the last line there is nothing left to kill.
      if (count < lines.length) expect(endedBy).toBe('SIGKILL');

      expect(workspace.states.filter((state) => state.endsWith('current'))).toHaveLength(1);
      const resumed = await workspace.resume();
      // A value that was never stored cannot be rotated to, and is said so.
      expect([0, 1]).toContain(resumed.exitCode);
      if (resumed.exitCode === 1) {
        expect(JSON.parse(resumed.stdout).error.code).toBe('ROTATION_REVERTED');
        expect(workspace.states).toEqual(['1 current']);
      } else {
        expect(workspace.states).toEqual(['1 previous', '2 current']);
      }
      expect(['finished', 'reverted']).toContain(workspace.steps.at(-1));
      await workspace.site.json('up');
      const inUse = workspace.states[0] === '1 current' ? 'old-key' : 'new-key';
      expect(await workspace.given('agents', key)).toBe(inUse);
      expect(workspace.provider.keys).toContain(inUse);
    },
  );
});
