import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Context } from '../../context.ts';
import type { StackListener } from '../../stack/stack-event.ts';
import type { OpenSecrets } from '../open-secrets.ts';
import { currentOf } from '../records/version-changes.ts';
import { secretPaths } from '../secret-paths.ts';
import {
  dueAt,
  type SecretVariable,
  secretVariable,
  secretVariables,
} from '../secret-variables.ts';
import { makerFor } from './maker-for.ts';
import { type OpenRotation, openRotations } from './open-rotation.ts';
import { openWorkshop, refuseOverridden, type Workshop } from './open-workshop.ts';
import { providerSettings } from './provider-settings.ts';
import { RotationJournal } from './rotation-journal.ts';
import type { RotationEvent } from './rotation-parts.ts';
import { stackConsumers } from './stack-consumers.ts';

export interface RotationSiteOptions {
  readonly context: Context;
  readonly workspace: string;
  readonly secrets: OpenSecrets;
  /** The command, such as `secrets rotate`. */
  readonly verb: string;
  /** Whether providers are asked before anything is switched. */
  readonly verify: boolean;
  /** Longest wait for a unit to become healthy, in milliseconds. */
  readonly healthTimeoutMs: number;
  readonly listen: (event: RotationEvent) => void;
  readonly listenToStack: StackListener;
}

/** Which secrets of the command line are meant. */
export interface Wanted {
  readonly due: boolean;
  readonly all: boolean;
}

/** Everything that rotating the secrets of one workspace takes; nothing is unlocked yet. */
export interface RotationSite {
  readonly account: string;
  /** Every secret that is declared. */
  readonly variables: readonly SecretVariable[];
  /** Those that are named, all of them when none is. @throws PokerbotError `SECRET_UNKNOWN` */
  named(names: readonly string[]): readonly SecretVariable[];
  /** @throws PokerbotError `SECRET_UNKNOWN`, `SECRET_OVERRIDDEN`, `USAGE` */
  chosen(names: readonly string[], wanted: Wanted): SecretVariable[];
  /** By which providers are found. */
  settings(): Readonly<Record<string, string>>;
  /** Running units that read a secret. */
  running(secret: string): Promise<readonly string[]>;
  /** Gives every vault of this user that opens with the key file a new key; gives their scopes. */
  rekeyVaults(): Promise<string[]>;
  /** What was begun and has not ended. */
  unfinished(): OpenRotation[];
  /** @throws PokerbotError `SECRETS_LOCKED` */
  open(): Workshop;
}

export function openRotationSite(options: RotationSiteOptions): RotationSite {
  const { context, workspace, secrets, verb, verify, listen, listenToStack, healthTimeoutMs } =
    options;
  const { settings } = secrets;
  const variables = secretVariables(settings);
  const { clock, signal, environment } = context;
  const readersOf = (secret: string) =>
    variables.find(({ name }) => name === secret)?.readers ?? [];
  const consumers = stackConsumers({
    context,
    workspace,
    healthTimeoutMs,
    readersOf,
    listen: listenToStack,
  });
  const named = (names: readonly string[]) =>
    [...new Set(names)].map((name) => secretVariable(name, settings));
  return {
    account: secrets.account,
    variables,
    named: (names) => (names.length === 0 ? variables : named(names)),
    chosen: (names, wanted) => {
      const found = chooseSecrets({ names, wanted, variables, secrets, now: clock.now() });
      const chosen = names.length > 0 ? named(names) : found;
      for (const variable of chosen) refuseOverridden(variable, environment);
      return chosen;
    },
    settings: () => providerSettings(workspace, environment),
    running: (secret) => consumers.running(secret),
    rekeyVaults: async () => {
      const { vaultKeyFile: keyFile, scopes } = secrets.paths;
      const pathsOf = (scope: string) => secretPaths(environment, scope);
      return await context.stores.rekeyVaults({ pathsOf, scopes, keyFile, clock, signal });
    },
    unfinished: () => openRotations(new RotationJournal(secrets.paths.rotation).read()),
    open: () =>
      openWorkshop({
        secrets,
        settings: verify ? providerSettings(workspace, environment) : undefined,
        verb,
        consumers,
        makerFor: makerFor({ context, workspace, secrets }),
        clock,
        signal,
        listen,
      }),
  };
}

interface Choosing {
  readonly names: readonly string[];
  readonly wanted: Wanted;
  readonly variables: readonly SecretVariable[];
  readonly secrets: OpenSecrets;
  readonly now: number;
}

function chooseSecrets({ names, wanted, variables, secrets, now }: Choosing): SecretVariable[] {
  if (names.length > 0 && (wanted.all || wanted.due)) {
    throw new PokerbotError('USAGE', {
      message: `\`--${wanted.all ? 'all' : 'due'}\` chooses the secrets, so none can be named beside it`,
      next: ['Leave out the names, or the flag'],
    });
  }
  const stored = variables.filter(({ name }) => currentOf(secrets.book.record(name)));
  if (wanted.all) return stored;
  if (wanted.due) {
    return stored.filter(({ name, rotation }) => {
      const due = dueAt(currentOf(secrets.book.record(name))?.createdAt ?? '', rotation);
      return due !== undefined && due <= now;
    });
  }
  if (names.length > 0 || stored.length === 1) return stored;
  throw new PokerbotError('USAGE', {
    message:
      stored.length === 0
        ? 'Nothing is stored for this workspace yet, so there is nothing to rotate'
        : 'Several secrets are stored, so it has to be said which is meant',
    next:
      stored.length === 0
        ? ['`pokerbot secrets set NAME` stores the first one']
        : [
            `Name one or more of ${stored.map(({ name }) => `\`${name}\``).join(', ')}`,
            'Or rotate those that are due: `pokerbot secrets rotate --due`',
          ],
  });
}
