import { describe, expect, test } from 'vitest';
import { readEvent } from '../../../../src/stack/drivers/docker/engine/engine-events.ts';

const about = { container: '197a0a2b66e2', unit: 'solver' };

/** As engines tell it, of one container. */
function told(action: string, attributes: Readonly<Record<string, string>> = {}): unknown {
  return {
    Type: 'container',
    Action: action,
    Actor: { ID: about.container, Attributes: { 'pokerbot.unit': about.unit, ...attributes } },
  };
}

describe('an event of a container', () => {
  test.each([
    ['a verdict of Docker', told('health_status: healthy'), { type: 'healthy' }],
    [
      'a verdict of Podman',
      told('health_status', { health_status: 'unhealthy' }),
      { type: 'unhealthy' },
    ],
    ['a look of Podman 4.3, whatever came of it', told('health_status'), { type: 'judged' }],
    ['a look of Docker', told('exec_die', { exitCode: '0' }), { type: 'looked' }],
    ['a look of Podman', told('exec_died'), { type: 'looked' }],
    ['its end by Docker', told('die', { exitCode: '3' }), { type: 'die', exitCode: 3 }],
    ['its end by Podman', told('died', { containerExitCode: '3' }), { type: 'die', exitCode: 3 }],
    ['its removal by Docker', told('destroy'), { type: 'destroy' }],
    ['its removal by Podman', told('remove'), { type: 'destroy' }],
  ])('is read: %s', (_what, event, read) => {
    expect(readEvent(event)).toEqual({ ...about, ...read });
  });

  test.each([
    ['another action', told('attach')],
    ['no event', {}],
  ])('that does not matter is passed over: %s', (_what, event) => {
    expect(readEvent(event)).toBeUndefined();
  });
});
