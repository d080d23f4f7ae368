import { describe, expect, test } from 'vitest';
import { reduceLockfile } from '../../../src/images/reduce-lockfile.ts';

const lockfile = `lockfileVersion: '9.0'

settings:
  autoInstallPeers: true

catalogs:
  default:
    '@scope/compiler':
      specifier: 7.0.0
      version: 7.0.0
    chart:
      specifier: ^2.0.0
      version: 2.1.0
    wire:
      specifier: 1.4.0
      version: 1.4.0

importers:

  .:
    devDependencies:
      '@scope/compiler':
        specifier: 'catalog:'
        version: 7.0.0
      chart:
        specifier: 'catalog:'
        version: 2.1.0

  cli:
    dependencies:
      chart:
        specifier: 'catalog:'
        version: 2.1.0

  packages/cards: {}

  packages/server:
    dependencies:
      '@ours/cards':
        specifier: workspace:*
        version: link:../cards
      wire:
        specifier: 'catalog:'
        version: 1.4.0(peer@3.0.0)
    devDependencies:
      chart:
        specifier: 'catalog:'
        version: 2.1.0

packages:

  '@scope/compiler@7.0.0':
    resolution: {integrity: sha512-a}

  chart@2.1.0:
    resolution: {integrity: sha512-b}

  long@5.0.0:
    resolution: {integrity: sha512-c}

  peer@3.0.0:
    resolution: {integrity: sha512-d}

  wire@1.4.0:
    resolution: {integrity: sha512-e}

snapshots:

  '@scope/compiler@7.0.0': {}

  chart@2.1.0:
    dependencies:
      long: 5.0.0

  long@5.0.0: {}

  peer@3.0.0: {}

  wire@1.4.0(peer@3.0.0):
    dependencies:
      number: long@5.0.0
      peer: 3.0.0
`;

const reduced = `lockfileVersion: '9.0'

settings:
  autoInstallPeers: true

catalogs:
  default:
    '@scope/compiler':
      specifier: 7.0.0
      version: 7.0.0
    wire:
      specifier: 1.4.0
      version: 1.4.0

importers:
  .:
    devDependencies:
      '@scope/compiler':
        specifier: 'catalog:'
        version: 7.0.0

  packages/cards: {}

  packages/server:
    dependencies:
      '@ours/cards':
        specifier: workspace:*
        version: link:../cards
      wire:
        specifier: 'catalog:'
        version: 1.4.0(peer@3.0.0)

packages:
  '@scope/compiler@7.0.0':
    resolution: {integrity: sha512-a}

  long@5.0.0:
    resolution: {integrity: sha512-c}

  peer@3.0.0:
    resolution: {integrity: sha512-d}

  wire@1.4.0:
    resolution: {integrity: sha512-e}

snapshots:
  '@scope/compiler@7.0.0': {}

  long@5.0.0: {}

  peer@3.0.0: {}

  wire@1.4.0(peer@3.0.0):
    dependencies:
      number: long@5.0.0
      peer: 3.0.0
`;

const reduction = { members: ['packages/cards', 'packages/server'], tools: ['@scope/compiler'] };

describe('a lockfile reduced to some members', () => {
  test('holds them, the tools of the root, all that these reach, and nothing else', () => {
    expect(reduceLockfile(lockfile, reduction)).toEqual({
      text: reduced,
      catalog: { '@scope/compiler': '7.0.0', wire: '1.4.0' },
    });
  });

  test('reduces no further the second time', () => {
    expect(reduceLockfile(reduced, reduction).text).toBe(reduced);
  });

  test('is the same whatever the others depend on', () => {
    const other = lockfile.replace('cli:\n    dependencies:', 'cli:\n    optionalDependencies:');
    expect(reduceLockfile(other.replaceAll('2.1.0', '2.2.0'), reduction).text).toBe(reduced);
  });

  test('is refused when it lacks what a member needs', () => {
    const broken = lockfile.replace('  long@5.0.0: {}\n', '');
    expect(() => reduceLockfile(broken, reduction)).toThrow(
      'pnpm-lock.yaml has no number@long@5.0.0',
    );
  });
});
