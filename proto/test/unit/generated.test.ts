import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { descriptorSet } from '../../src/gen/descriptor-set.ts';

test('the descriptor set holds every contract of the folder', () => {
  const text = Buffer.from(descriptorSet, 'base64').toString('latin1');
  const root = join(import.meta.dirname, '../../pokerbot');
  const contracts = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.proto'),
  );
  expect(contracts.length).toBeGreaterThan(0);
  for (const contract of contracts) {
    const name = /^package (.+);$/m.exec(readFileSync(join(root, contract), 'utf8'))?.[1];
    expect(text).toContain(name);
  }
});
