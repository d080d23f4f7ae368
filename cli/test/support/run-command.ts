import { Config } from '@oclif/core/config';
import type { BaseCommand } from '../../src/base-command.ts';
import type { Context } from '../../src/context.ts';
import { installationAt } from '../../src/installation.ts';
import { createStores } from '../../src/secrets/stores/create-stores.ts';
import { createDrivers } from '../../src/stack/drivers/create-drivers.ts';
import { RecordingSink } from './recording-sink.ts';
import { repositoryRoot } from './repository-root.ts';

interface CommandClass {
  new (argv: string[], config: Config, context: Context): BaseCommand<unknown>;
}

export interface CommandRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs one command class in this process. What the story does not mention throws when it is used: give it in `world`.
 */
export async function runCommand(
  command: CommandClass,
  argv: readonly string[],
  world: Partial<Context> = {},
): Promise<CommandRun> {
  const output = new RecordingSink();
  const errors = new RecordingSink();
  const installation = installationAt(repositoryRoot);
  const environment = world.environment ?? {};
  const signal = new AbortController().signal;
  const told: Partial<Context> = {
    output,
    errors,
    environment,
    interactive: false,
    signal,
    installation,
    drivers: createDrivers({ environment, installation: () => installation }),
    stores: createStores({
      environment,
      signal,
      interactive: false,
      installation: () => installation,
    }),
    ...world,
  };
  const context = new Proxy(told, {
    get(target, name) {
      if (Reflect.has(target, name)) return Reflect.get(target, name);
      throw new Error(`The test does not say what \`${String(name)}\` is`);
    },
  }) as Context;
  const config = await Config.load({ root: repositoryRoot, pjson, ignoreManifest: true });
  const exitCode = await new command([...argv], config, context).execute();
  return { exitCode, stdout: output.text, stderr: errors.text };
}

const pjson = { name: 'pokerbot', version: '0.0.0', oclif: { bin: 'pokerbot' } };
