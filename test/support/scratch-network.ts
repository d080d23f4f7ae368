import { run } from './command.ts';

const first = 200;
const last = 250;

/**
 * A bridge, and the three rules that let containers of one range of addresses out. An engine that made its own rules would
 * clear those of the one beside it when it starts.
 */
export class ScratchNetwork implements AsyncDisposable {
  readonly #number: number;

  private constructor(number: number) {
    this.#number = number;
  }

  /** Takes the first range that nobody else has taken. */
  static async create(): Promise<ScratchNetwork> {
    for (let number = first; number <= last; number += 1) {
      const network = new ScratchNetwork(number);
      const { status, stderr } = await run('ip', network.#link('add', 'type', 'bridge'), {
        cwd: '/',
      });
      if (status === 0) {
        await network.#open();
        return network;
      }
      if (!stderr.includes('File exists')) throw new Error(`No bridge can be made: ${stderr}`);
    }
    throw new Error(`Every bridge from ${first} to ${last} is taken`);
  }

  /** What a daemon is told of it. */
  get args(): readonly string[] {
    return [
      ...['--bridge', this.#bridge, '--iptables=false', '--ip-masq=false'],
      ...['--default-address-pool', `base=${this.#range},size=24`],
    ];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const rule of this.#rules('-D')) await run('iptables', rule, { cwd: '/' });
    await run('ip', this.#link('delete'), { cwd: '/' });
  }

  get #bridge(): string {
    return `pokerbot${this.#number}`;
  }

  get #range(): string {
    return `10.${this.#number}.0.0/16`;
  }

  async #open(): Promise<void> {
    await must('ip', ['address', 'add', `10.${this.#number}.255.1/24`, 'dev', this.#bridge]);
    await must('ip', this.#link('set', 'up'));
    for (const rule of this.#rules('-I')) await must('iptables', rule);
  }

  #link(action: string, ...rest: readonly string[]): string[] {
    return ['link', action, this.#bridge, ...rest];
  }

  #rules(action: '-I' | '-D'): string[][] {
    const range = this.#range;
    return [
      ['--wait', action, 'FORWARD', '--source', range, '--jump', 'ACCEPT'],
      ['--wait', action, 'FORWARD', '--destination', range, '--jump', 'ACCEPT'],
      [
        ...['--wait', '--table', 'nat', action, 'POSTROUTING', '--source', range],
        ...['!', '--destination', range, '--jump', 'MASQUERADE'],
      ],
    ];
  }
}

async function must(command: string, args: readonly string[]): Promise<void> {
  const { status, stderr } = await run(command, args, { cwd: '/' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}: ${stderr}`);
}
