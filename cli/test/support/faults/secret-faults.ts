import { execFileSync } from 'node:child_process';
import { type Fault, fault } from './fault.ts';
import { madeKeys } from './made-keys.ts';

const driverUrl = `postgresql+asyncpg://lab:${madeKeys.password}@db.lab/hands`;
const userlessUrl = `redis://:${madeKeys.password}@cache.lab:6379/0`;

export const secretFaults: readonly Fault[] = [
  fault('a token in the settings', 'secret-in-settings', (it) =>
    it.append('.env.agents', `AGENT_PROVIDER_TOKEN=${madeKeys.token}\n`),
  ),
  fault('a secret that only the manifest names', 'secret-in-settings', (it) => {
    it.append('pokerbot.yaml', 'secrets: { variables: { CAMERA_TOKEN: [agents] } }\n');
    it.append('.env.agents', 'CAMERA_TOKEN=Qz7hVrT93kLmWp42\n');
  }),
  fault('a key in the settings', 'secret-in-settings', (it) =>
    it.append('.env.agents', `OPENAI_API_KEY=${madeKeys.openai}\nOPENAI_MODEL=gpt-4o\n`),
  ),
  fault('a key under a name of another project', ['secret-in-settings', 'name-unknown'], (it) =>
    it.append('.env', `UPLOAD_CREDENTIAL=${madeKeys.aws}\n`),
  ),
  fault('a password in an address', 'secret-in-settings', (it) =>
    it.append('.env.agents', `OPENAI_BASE_URL=http://lab:${madeKeys.password}@models.lab/v1\n`),
  ),
  fault('a key in the settings, for everybody', ['secret-in-settings', 'mode-secret'], (it) => {
    const text = `ANTHROPIC_MODEL=claude-haiku-4-5\nANTHROPIC_API_KEY=${madeKeys.anthropic}\n`;
    it.write('.env.agents', text, 0o644);
  }),
  fault('a key in a note', 'secret-in-text', (it) =>
    it.write('NOTES.md', `# Notes\n\nUse ${madeKeys.anthropic} for now.\n`),
  ),
  fault('a private key beside the bot', 'secret-in-text', (it) =>
    it.write('config/bot/signing.pem', madeKeys.privateKey),
  ),
  fault('a token in the manifest', 'secret-in-text', (it) =>
    it.edit('pokerbot.yaml', (text) =>
      text.replace('environment: {}', `environment: { AGENT_PROVIDER_TOKEN: ${madeKeys.token} }`),
    ),
  ),
  fault('a key in the example for everybody', 'secret-in-text', (it) =>
    it.append('.env.example', `OPENAI_API_KEY=${madeKeys.token}\n`),
  ),
  fault('a key in an example of another name, which git ignores', 'secret-in-text', (it) => {
    it.write('.env.template', `OPENAI_API_KEY=${madeKeys.token}\n`);
    it.commit();
  }),
  fault('the own token in a tracked script', 'secret-in-text', (it) => {
    it.environment.AGENT_PROVIDER_TOKEN = madeKeys.token;
    it.write('play.sh', `#!/bin/sh\ncurl -H "Authorization: Bearer ${madeKeys.token}" lab\n`);
    it.commit();
  }),
  fault('a token of the hosting service in a tracked file', 'secret-in-text', (it) => {
    it.write('deploy.md', `git clone https://${madeKeys.github}@github.com/lab/bot\n`);
    it.commit();
  }),
  fault('a key file that git is about to take', 'secret-in-text', (it) => {
    it.write('token', `${madeKeys.token}\n`, 0o600);
    it.append('.env.agents', 'AGENT_PROVIDER_TOKEN_FILE=token\n');
    it.commit();
  }),
  fault('a key that was removed in the next commit', 'secret-in-history', (it) => {
    it.write('notes.txt', `one\ntwo\n${madeKeys.openai}\n`);
    it.commit('Notes');
    it.write('notes.txt', 'one\ntwo\n');
    it.commit('Without the key');
  }),
  fault('a key in a file that was removed', 'secret-in-history', (it) => {
    it.write('token.json', `{ "session": "${madeKeys.webToken}" }\n`);
    it.commit('Token');
    execFileSync('git', ['rm', '-q', 'token.json'], { cwd: it.folder });
    it.commit('Without it');
  }),
  fault('the own token in another branch', 'secret-in-history', (it) => {
    it.environment.AGENT_PROVIDER_TOKEN = madeKeys.token;
    it.commit('Start');
    execFileSync('git', ['checkout', '-qb', 'trial'], { cwd: it.folder });
    it.write('trial.txt', `${madeKeys.token}\n`);
    it.commit('Trial');
    execFileSync('git', ['checkout', '-q', '-'], { cwd: it.folder });
  }),
  ...[
    ['a script of a shell', 'run.bash', `export OPENAI_API_KEY=${madeKeys.token}\n./play\n`],
    ['a Makefile', 'Makefile', `OPENAI_API_KEY := ${madeKeys.token}\nplay:\n\t./play\n`],
    ['a script of another language', 'settings.py', `OPENAI_API_KEY = "${madeKeys.token}"\n`],
    ['its environment', 'run.py', `os.environ["SENTRY_DSN"] = '${madeKeys.token}'\n`],
    ['a manual', 'notes.md', `# Notes\n\n    OPENAI_API_KEY=${madeKeys.token} pokerbot up\n`],
    ['code', 'src/client.ts', `const OPENAI_API_KEY: string = '${madeKeys.token}';\n`],
    ['code, for when it is not set', 'a.js', `f(process.env.SENTRY_DSN ?? '${madeKeys.token}')\n`],
    ['code, under a usual name', 'src/client.ts', `new Client({ apiKey: '${madeKeys.token}' });\n`],
    [
      'code that asks the environment',
      'a.py',
      `os.getenv("OPENAI_API_KEY", "${madeKeys.token}")\n`,
    ],
    [
      'code in capitals of its own',
      'src/main.rs',
      `const OPENAI_KEY_OLD: &str = "${madeKeys.openai}";\n`,
    ],
    ['code with an older one', 'run.go', `var OPENAI_API_KEY_OLD = "${madeKeys.token}"\n`],
    [
      'a notebook',
      'lab.ipynb',
      JSON.stringify({ source: [`OPENAI_API_KEY = "${madeKeys.token}"`] }),
    ],
    ['a chart', 'pod.yaml', `env:\n  - name: OPENAI_API_KEY\n    value: ${madeKeys.token}\n`],
    ['a form of others', 'app.xml', `<add key="OPENAI_API_KEY" value="${madeKeys.token}"/>\n`],
    [
      'a program without an ending',
      'deploy',
      `#!/bin/sh\nexport OPENAI_API_KEY=${madeKeys.token}\n`,
    ],
    ['a log', 'run.log', `starting with OPENAI_API_KEY=${madeKeys.token}\n`],
    ['a request', 'try.http', `Authorization: Bearer ${madeKeys.token}\n`],
    ['a default of an expansion', 'run.yaml', `at: \${OPENAI_API_KEY:-${madeKeys.token}}\n`],
    ['Base64', 'pod.yaml', `data: ${Buffer.from(madeKeys.openai).toString('base64')}\n`],
    [
      'a key with headers',
      'old.pem',
      madeKeys.privateKey.replace('\n', '\nProc-Type: 4,ENCRYPTED\n\n'),
    ],
    ['a program', 'lab.bin', `\0\u0001\0${madeKeys.openai}\0`],
    ['a service account', 'account.json', JSON.stringify({ private_key: madeKeys.privateKey })],
    ['an address for a library', 'db.py', `at = "${driverUrl}"\n`],
    ['an address without a user', 'cache.py', `at = "${userlessUrl}"\n`],
  ].map(([what, path = '', text = '']) =>
    fault(`a secret in ${what}`, 'secret-in-text', (it) => {
      it.write(path, text);
      it.commit();
    }),
  ),
  ...(['utf-16le', 'utf-16be'] as const).map((encoding) =>
    fault(`a key in ${encoding}, as some shells write it`, 'secret-in-text', (it) => {
      const bytes = Buffer.from(`\uFEFFkey: ${madeKeys.openai}\r\n`, 'utf16le');
      it.write('notes.txt', encoding === 'utf-16le' ? bytes : bytes.swap16());
      it.commit();
    }),
  ),
  ...(['utf-16le', 'utf-16be'] as const).map((encoding) =>
    fault(`a key in ${encoding} without a mark`, 'secret-in-text', (it) => {
      const bytes = Buffer.from(`key: ${madeKeys.openai}\r\n`, 'utf16le');
      it.write('notes.txt', encoding === 'utf-16le' ? bytes : bytes.swap16());
      it.commit();
    }),
  ),
  fault('two keys in one line', ['secret-in-text', 'secret-in-text'], (it) =>
    it.write('keys.json', JSON.stringify([madeKeys.openai, madeKeys.anthropic])),
  ),
  fault('a token in code, under a name that only the manifest has', 'secret-in-text', (it) => {
    it.append('pokerbot.yaml', 'secrets: { variables: { CAMERA_ACCESS: [agents] } }\n');
    it.write('camera.yaml', `CAMERA_ACCESS: ${madeKeys.token}\n`);
  }),
  fault('the own token, as an address writes it', 'secret-in-text', (it) => {
    it.environment.AGENT_PROVIDER_TOKEN = 'pa/ss wörd 42';
    it.write('links.txt', 'https://lab/?t=pa%2Fss%20w%C3%B6rd%2042\n');
  }),
  fault('a key that is staged and no longer in its file', 'secret-in-text', (it) => {
    it.commit();
    it.write('notes.txt', `${madeKeys.openai}\n`);
    execFileSync('git', ['add', 'notes.txt'], { cwd: it.folder });
    it.write('notes.txt', 'nothing\n');
  }),
  fault('an older key in a comment', 'secret-in-settings', (it) =>
    it.append('.env.agents', `# OPENAI_API_KEY=${madeKeys.token}\n`),
  ),
  fault('a key behind a value', 'secret-in-settings', (it) =>
    it.append('.env', `LOG_LEVEL=debug # ${madeKeys.openai}\n`),
  ),
  fault('a key in a line that does not parse', ['line-unreadable', 'secret-in-settings'], (it) =>
    it.append('.env', `OPENAI API KEY = ${madeKeys.openai}\n`),
  ),
  fault('a key in settings that a shell has saved', ['file-binary', 'secret-in-settings'], (it) =>
    it.write('.env.agents', Buffer.from(`OPENAI_API_KEY=${madeKeys.openai}\r\n`, 'utf16le')),
  ),
  fault('a comment with a key, for everybody', ['secret-in-settings', 'mode-secret'], (it) =>
    it.write('.env.agents', `# ${madeKeys.openai}\n`, 0o644),
  ),
  fault('a key in a file that git takes for no text', 'secret-in-history', (it) => {
    it.write('.gitattributes', 'notes.txt -diff\n');
    it.write('notes.txt', `${madeKeys.openai}\n`);
    it.commit();
    it.write('notes.txt', 'nothing\n');
    it.commit();
  }),
  fault('a key in what a tag says', 'secret-in-history', (it) => {
    it.commit();
    const who = ['-c', 'user.name=Test', '-c', 'user.email=test@example.invalid'];
    const tag = [...who, 'tag', '-a', 'v1', '-m', madeKeys.openai];
    execFileSync('git', tag, { cwd: it.folder });
  }),
  fault('a key in what a commit says of itself', 'secret-in-history', (it) =>
    it.commit(`Try it with OPENAI_API_KEY=${madeKeys.token}`),
  ),
  fault('settings under version control', 'settings-tracked', (it) => {
    it.write('.gitignore', '.env.*\n!.env.example\n.pokerbot/\nresults/\nlogs/\n');
    it.commit();
  }),
  fault('settings that nobody ignores', 'settings-tracked', (it) => {
    it.commit();
    it.edit('.gitignore', (text) => text.replace('.env.*\n', '.env.[!s]*\n!.env.solver\n'));
  }),
  fault('settings of one unit that were forced in', 'settings-tracked', (it) => {
    it.commit();
    execFileSync('git', ['add', '-f', '.env.solver'], { cwd: it.folder });
  }),
  fault('a key as an argument of a build', 'secret-in-build', (it) =>
    it.edit('docker/agents.Dockerfile', (text) => `${text}\nARG OPENAI_API_KEY\n`),
  ),
  fault('settings that an image keeps', 'secret-in-build', (it) =>
    it.write('trainer.Dockerfile', 'FROM debian:bookworm-slim\nCOPY src .env.agents /app/\n'),
  ),
  fault('a token that Compose gives to a build', 'secret-in-build', (it) =>
    it.write(
      'compose.override.yaml',
      'services:\n  trainer:\n    build: { context: ., args: [HUB_TOKEN] }\n',
    ),
  ),
  fault('a token that an image keeps', 'secret-in-build', (it) =>
    it.write(
      'trainer.Dockerfile',
      'FROM debian:bookworm-slim\nENV A=1 \\\n    REGISTRY_TOKEN=$T\n',
    ),
  ),
];
