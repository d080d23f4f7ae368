import { createLog } from '@poker-bot/logger/log/create-log';
import { secretsOf } from '@poker-bot/logger/log/secrets-of';
import { type AgentsClient, connectAgents } from '@poker-bot/proto/client/agents-client';
import { type RunningServer, startServer } from '@poker-bot/proto/serve/start-server';
import { loadEnvironment, readSecret, type SecretName } from '@poker-bot/shared/env/load';
import type { Log } from '@poker-bot/shared/log/log';
import { createCoordinator } from '../../src/coordinator/create-coordinator.ts';
import { HeldKeys } from '../../src/providers/held-keys.ts';
import { createAgentsService } from '../../src/server/agents-service.ts';

/** A call of 1 chip into a pot of 3, with the button: everything but a check is legal. */
export const question = {
  seed: 's',
  observation: {
    handId: 'h',
    seat: 1,
    seats: 2,
    street: 'preflop',
    hole: [50, 44],
    board: [],
    stacks: [98, 99],
    startingStacks: [100, 100],
    bets: [2, 1],
    contributed: [2, 1],
    folded: [false, false],
    pot: 3,
    blinds: [2, 1],
    antes: [0, 0],
    minimumBet: 2,
    actions: [],
    legal: { seat: 1, fold: true, check: false, call: 1, raise: { min: 4, max: 100 } },
  },
} as const;

/** The agents service in this process, as its unit makes it, with its log in memory. */
export class RunningAgents implements AsyncDisposable {
  readonly client: AgentsClient;
  readonly #server: RunningServer;
  readonly #lines: readonly string[];
  readonly #log: Log;

  private constructor(server: RunningServer, log: Log, lines: readonly string[]) {
    this.#server = server;
    this.#log = log;
    this.#lines = lines;
    this.client = connectAgents({ address: `127.0.0.1:${server.port}` });
  }

  static async start(source: Readonly<Record<string, string>>): Promise<RunningAgents> {
    const environment = loadEnvironment('agents', source);
    const lines: string[] = [];
    const log = createLog({
      unit: 'agents',
      level: 'debug',
      destination: { write: (line) => void lines.push(line) },
      secrets: secretsOf(environment),
    });
    const currentSecret = (name: SecretName) => {
      const secret = readSecret(name, source);
      if (secret) log.withhold(secret);
      return secret;
    };
    const context = { environment, log, currentSecret };
    const server = await startServer({
      host: '127.0.0.1',
      port: 0,
      services: [createAgentsService(createCoordinator(context), new HeldKeys(context))],
      onFinished: ({ failure }) => {
        if (failure !== undefined) log.error('call failed', { failure });
      },
    });
    return new RunningAgents(server, log, lines);
  }

  /** HOST:PORT */
  get address(): string {
    return `127.0.0.1:${this.#server.port}`;
  }

  /** Everything that it has logged. */
  get log(): string {
    return this.#lines.join('');
  }

  say(message: string): void {
    this.#log.info(message);
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.client.close();
    await this.#server.stop(0);
  }
}
