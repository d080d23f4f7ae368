import { chmodSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { issueCertificate } from './certificate.ts';
import { type Fault, fault, type Patient } from './fault.ts';
import { madeKeys } from './made-keys.ts';

const tls = 'GRPC_TLS_CERT_PATH=tls/server.pem\nGRPC_TLS_KEY_PATH=tls/server.key\n';

export const fileFaults: readonly Fault[] = [
  fault('a line without an equals sign', 'line-unreadable', (it) =>
    it.append('.env', 'SOLVER_PORT 50061\nLOG_LEVEL=debug\n'),
  ),
  fault('a quote that is never closed', 'line-unreadable', (it) =>
    it.append('.env.agents', 'OPENAI_BASE_URL="http://127.0.0.1:8000/v1\nAGENT_TIMEOUT_MS=100\n'),
  ),
  fault('a name that begins with a digit', 'line-unreadable', (it) =>
    it.append('.env', '2ND_PORT=1\n'),
  ),
  fault('text after the closing quote', 'line-unreadable', (it) =>
    it.append('.env', "LOG_LEVEL='debug'warn\n"),
  ),
  fault('a folder in place of a file', 'file-unreadable', (it) => {
    rmSync(it.path('.env.logger'));
    mkdirSync(it.path('.env.logger'));
  }),
  fault('a link in place of a file that leads nowhere', 'file-unreadable', (it) => {
    rmSync(it.path('.env.vision'));
    symlinkSync('/nowhere/.env', it.path('.env.vision'));
  }),
  fault('zero bytes', 'file-binary', (it) =>
    it.write('.env.vision', Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2])),
  ),
  fault('bytes that are no UTF-8', 'file-binary', (it) =>
    it.write('.env.agents', Uint8Array.from([0x41, 0x3d, 0xff, 0xfe, 0x0a])),
  ),
  fault('a file of a unit that is misspelt', 'file-unread', (it) =>
    it.write('.env.orchestator', 'LOG_LEVEL=debug\n'),
  ),
  fault('a file of a unit that there never was', 'file-unread', (it) =>
    it.write('.env.production', 'LOG_LEVEL=warn\n'),
  ),
  fault('an unknown key in the manifest', 'manifest-invalid', (it) =>
    it.append('pokerbot.yaml', 'untis: {}\n'),
  ),
  fault('a manifest that is no YAML', 'manifest-invalid', (it) =>
    it.append('pokerbot.yaml', '  bad: [1\n'),
  ),
  fault('a bot without advisors', 'config-invalid', (it) =>
    it.write('config/bot/default.bot.json', '{\n  "name": "b",\n  "advisors": []\n}\n'),
  ),
  fault('a suite that is no JSON', 'config-invalid', (it) =>
    it.write('config/eval/smoke.json', '{ "hands": 100,\n'),
  ),
  fault('a certificate that is none', 'config-invalid', (it) => {
    issueCertificate(it, { days: 3650 });
    it.write('tls/server.pem', 'no pem\n');
    it.append('.env', tls);
  }),
  fault('a byte order mark', 'text-bom', (it) => it.edit('.env', (text) => `\uFEFF${text}`)),
  fault('a byte order mark and nothing else', 'text-bom', (it) =>
    it.write('.env.solver', '\uFEFF'),
  ),
  fault('Windows line ends', 'text-crlf', (it) =>
    it.edit('.env', (text) => text.replaceAll('\n', '\r\n')),
  ),
  fault('one Windows line end', 'text-crlf', (it) => it.append('.env.solver', '# a note\r\n')),
  fault('a line for the shell', 'text-export', (it) =>
    it.append('.env', 'export LOG_LEVEL=debug\n'),
  ),
  fault('an indented line for the shell', 'text-export', (it) =>
    it.append('.env.agents', '  export  AGENT_TIMEOUT_MS=100\n'),
  ),
  fault('another variable inside a value', 'text-dollar', (it) =>
    it.append('.env.orchestrator', 'RISK_STATE_PATH=$HOME/risk.json\n'),
  ),
  fault('another variable between quotes', 'text-dollar', (it) =>
    it.append('.env', `RESULTS_DIR="results/\${USER}"\n`),
  ),
  fault('a space at the end of a quoted value', 'text-space', (it) =>
    it.append('.env', "RESULTS_DIR='results '\n"),
  ),
  fault('a space at its beginning', 'text-space', (it) =>
    it.append('.env.agents', 'OPENAI_BASE_URL=" http://127.0.0.1:8000/v1"\n'),
  ),
  fault('settings for everybody', 'mode-open', (it) => chmodSync(it.path('.env'), 0o644)),
  fault('settings for a group', 'mode-open', (it) => chmodSync(it.path('.env.agents'), 0o640)),
  fault('a key file for everybody', 'mode-secret', (it) => {
    issueCertificate(it, { days: 3650 });
    chmodSync(it.path('tls/server.key'), 0o644);
    it.append('.env', tls);
  }),
  fault('a secret in a file for everybody', 'mode-secret', (it) => {
    keyInFile(it, 0o644);
  }),
  fault('a bot that is not there', 'path-missing', (it) =>
    it.append('.env', 'BOT_CONFIG=config/bot/best.bot.json\n'),
  ),
  fault('a folder in place of the bot', 'path-missing', (it) =>
    it.append('.env', 'BOT_CONFIG=config/bot\n'),
  ),
  fault('no bot at all', 'path-missing', (it) => rmSync(it.path('config/bot/default.bot.json'))),
  fault('a file with a secret that is not there', 'path-missing', (it) =>
    it.append('.env.agents', 'AGENT_PROVIDER_TOKEN_FILE=secrets/token\n'),
  ),
  fault('layout packs that are not there', 'path-missing', (it) =>
    it.append('.env.vision', 'VISION_LAYOUT_DIR=config/packs\n'),
  ),
  fault('an opponent that is not there', 'link-broken', (it) =>
    rmSync(it.path('config/opponents/maniac.json')),
  ),
  fault('an opponent whose name is misspelt', 'link-broken', (it) =>
    it.edit('config/eval/smoke.json', (text) => text.replace('"maniac"', '"manaic"')),
  ),
  fault('a source folder that is not there', 'link-broken', (it) =>
    it.edit('pokerbot.yaml', (text) =>
      text.replace(/units:\s*$/, 'units:\n  solver:\n    runtime: rust\n    source: my-solver\n'),
    ),
  ),
  fault('a certificate that has expired', 'certificate-expired', (it) => {
    issueCertificate(it, { days: 1 });
    it.append('.env', tls);
    it.now = Date.now() + 3 * 86_400_000;
  }),
  fault('a certificate of one unit that has expired', 'certificate-expired', (it) => {
    issueCertificate(it, { days: 30 });
    it.append('.env.orchestrator', tls);
    it.now = Date.now() + 31 * 86_400_000;
  }),
];

function keyInFile(it: Patient, mode: number): void {
  it.write('secrets/token', `${madeKeys.token}\n`, mode);
  it.append('.env.agents', 'AGENT_PROVIDER_TOKEN_FILE=secrets/token\n');
}
