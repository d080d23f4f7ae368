import { type Fault, fault } from './fault.ts';
import { madeKeys } from './made-keys.ts';

export const secretFaults: readonly Fault[] = [
  fault('a token in the settings', 'secret-in-settings', (it) =>
    it.append('.env.agents', `AGENT_PROVIDER_TOKEN=${madeKeys.token}\n`),
  ),
  fault('a key in the settings', 'secret-in-settings', (it) =>
    it.append('.env.agents', `OPENAI_API_KEY=${madeKeys.openai}\nOPENAI_MODEL=gpt-4o\n`),
  ),
  fault('a key under a name of another project', ['secret-in-settings', 'name-unknown'], (it) =>
    it.append('.env', `UPLOAD_CREDENTIAL=${madeKeys.aws}\n`),
  ),
  fault('a password in an address', 'secret-in-settings', (it) =>
    it.append('.env.agents', `OPENAI_BASE_URL=http://lab:${madeKeys.password}@models.lab/v1\n`),
  ),
];
