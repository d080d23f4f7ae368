import { createInterface } from 'node:readline';
import { AsyncEntry } from '@napi-rs/keyring';
import type { KeychainAnswer, KeychainRequest } from './keychain-protocol.ts';

/**
 * The process that talks to the keychain. A native call can wait for ever for a prompt that nobody sees, and a process with such a
 * call cannot even end by itself; this one can be killed.
 */
const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => void answer(JSON.parse(line)));
// Whoever asked is gone: a call that hangs must not keep this process.
lines.on('close', () => process.kill(process.pid, 'SIGKILL'));
// Ctrl-C at the terminal reaches this process too, and is for whoever asked to act on.
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => undefined);

async function answer(request: KeychainRequest): Promise<void> {
  const { id } = request;
  try {
    say({ id, value: await perform(request) });
  } catch (error) {
    say({ id, error: error instanceof Error ? error.message : String(error) });
  }
}

async function perform({ act, service, account, value }: KeychainRequest): Promise<string | null> {
  // Never the kernel's keyutils, which the library would turn to by itself: it forgets at a reboot.
  const entry = new AsyncEntry(service, account, { linux: { store: 'secret-service' } });
  switch (act) {
    case 'get': {
      const bytes = await entry.getSecret();
      return bytes ? Buffer.from(bytes).toString('base64') : null;
    }
    case 'set':
      await entry.setSecret(Buffer.from(value ?? '', 'base64'));
      return null;
    case 'delete':
      await entry.deleteCredential();
      return null;
  }
}

function say(reply: KeychainAnswer): void {
  process.stdout.write(`${JSON.stringify(reply)}\n`);
}
