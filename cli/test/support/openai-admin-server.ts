import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

const project = 'proj_bots';
const accountsPath = `/v1/organization/projects/${project}/service_accounts`;

/**
 * What OpenAI's admin interface documents of service accounts, on loopback, beside the list of models that a key may ask for. Pages
 * of a list have two entries.
 */
export class OpenAiAdminServer implements AsyncDisposable {
  static readonly project = project;
  readonly adminKey = 'sk-admin-of-the-tests';
  readonly accounts: { readonly id: string; readonly name: string; readonly value: string }[] = [];
  /** Keys that are valid without an account. */
  readonly keys: Set<string>;
  /** Make the account, and answer as if that had failed. */
  failsAfterMaking = false;
  #made = 0;
  readonly #server: Server;

  private constructor(keys: readonly string[]) {
    this.keys = new Set(keys);
    this.#server = createServer((request, response) => {
      const key = (request.headers.authorization ?? '').replace('Bearer ', '');
      void text(request).then((body) => {
        const { status, document } = this.#answer(`${request.method}`, `${request.url}`, key, body);
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(document));
      });
    });
  }

  static async start(keys: readonly string[]): Promise<OpenAiAdminServer> {
    const server = new OpenAiAdminServer(keys);
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`;
  }

  #answer(method: string, address: string, key: string, body: string) {
    const url = new URL(address, 'http://provider');
    if (url.pathname === '/v1/models') {
      const valid = this.keys.has(key) || this.accounts.some(({ value }) => value === key);
      return valid ? ok({ object: 'list', data: [] }) : { status: 401, document: {} };
    }
    if (key !== this.adminKey) return { status: 401, document: {} };
    if (method === 'POST') return this.#make(body);
    if (method === 'DELETE') return this.#delete(url.pathname.slice(accountsPath.length + 1));
    return this.#list(url.searchParams.get('after'));
  }

  #make(body: string) {
    this.#made += 1;
    const { name } = JSON.parse(body) as { name: string };
    const account = { id: `svc_acct_${this.#made}`, name, value: `sk-svcacct-made-${this.#made}` };
    this.accounts.push(account);
    if (this.failsAfterMaking) return { status: 500, document: {} };
    const { id, value } = account;
    return ok({ object: 'organization.project.service_account', id, name, api_key: { value } });
  }

  #delete(id: string) {
    const index = this.accounts.findIndex((account) => account.id === id);
    if (index === -1) return { status: 404, document: {} };
    this.accounts.splice(index, 1);
    return ok({ id, deleted: true });
  }

  #list(after: string | null) {
    const start = after === null ? 0 : this.accounts.findIndex(({ id }) => id === after) + 1;
    const data = this.accounts.slice(start, start + 2).map(({ id, name }) => ({ id, name }));
    return ok({ object: 'list', data, has_more: start + 2 < this.accounts.length });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }
}

function ok(document: object) {
  return { status: 200, document };
}
