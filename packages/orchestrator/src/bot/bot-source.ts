import { statSync } from 'node:fs';
import { type BotConfig, botConfig } from '@poker-bot/shared/config/bot-config';
import { readConfig } from '@poker-bot/shared/config/read-config';
import type { Log } from '@poker-bot/shared/log/log';
import type { Advisor } from '../decision/advisor.ts';
import { type Bot, closeBot, makeBot } from './bot.ts';

export interface BotSourceOptions {
  readonly path: string;
  /** Whether a changed file is loaded again. */
  readonly watch: boolean;
  readonly log: Log;
  makeAdvisors(config: BotConfig): Promise<Advisor[]>;
}

/** Gives the bot to play with, between hands, and follows its file. */
export class BotSource {
  readonly #options: BotSourceOptions;
  #bot: Bot;
  #stamp: string;

  /** @throws PokerbotError `CONFIG_UNREADABLE`, `CONFIG_SYNTAX`, `CONFIG_INVALID` */
  static async open(options: BotSourceOptions): Promise<BotSource> {
    const stamp = stampOf(options.path);
    return new BotSource(options, { stamp, bot: await load(options) });
  }

  private constructor(
    options: BotSourceOptions,
    loaded: { readonly bot: Bot; readonly stamp: string },
  ) {
    this.#options = options;
    this.#bot = loaded.bot;
    this.#stamp = loaded.stamp;
  }

  get bot(): Bot {
    return this.#bot;
  }

  /** The bot of the file as it is now. A file that cannot be used is refused once, and the old bot plays on. */
  async next(): Promise<Bot> {
    const { watch, path, log } = this.#options;
    const stamp = watch ? stampOf(path) : this.#stamp;
    if (stamp === this.#stamp) return this.#bot;
    this.#stamp = stamp;
    try {
      const bot = await load(this.#options);
      const old = this.#bot;
      this.#bot = bot;
      await closeBot(old);
      log.info('bot configuration loaded', { path, name: bot.config.name, config: bot.configHash });
    } catch (error) {
      log.error('bot configuration refused, the old one is kept', { path, error });
    }
    return this.#bot;
  }

  close(): Promise<void> {
    return closeBot(this.#bot);
  }
}

async function load({ path, makeAdvisors }: BotSourceOptions): Promise<Bot> {
  const config = readConfig(path, botConfig);
  return makeBot(config, await makeAdvisors(config));
}

/** Changes whenever the file does; a file replaced by another has another inode. */
function stampOf(path: string): string {
  try {
    const { ino, size, mtimeMs } = statSync(path);
    return `${ino}/${size}/${mtimeMs}`;
  } catch (error) {
    return String((error as NodeJS.ErrnoException).code);
  }
}
