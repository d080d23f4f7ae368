import { basename } from 'node:path';
import type { KitModel, KitOptions } from './kit-options.ts';
import type { KitSource } from './kit-source.ts';

const builder = 'rust:1.81';
const runtime = 'debian:bookworm-slim';
const debianCrates = '/usr/share/cargo/registry';

/** Folders that go into the image beside the program, when the source has them. */
const assets = ['assets', 'proto'];

export function rustModel({ unit, contents, command, images = {} }: KitOptions): KitModel {
  const { names, airGapped } = contents;
  const [program = unit, ...rest] = command ?? [];
  // As a process the unit may run from `target/release/`.
  const binary = basename(program);
  return {
    model: {
      builderImage: airGapped ? (images[runtime] ?? runtime) : (images[builder] ?? builder),
      runtimeImage: images[runtime] ?? runtime,
      // Debian's packages are the lock: it has one version of a crate.
      debianCrates: airGapped && !names.includes('vendor'),
      cargo: [...cargoArguments(contents), '--bin', binary].join(' '),
      binary,
      assets: assets.filter((name) => names.includes(name)).join(' '),
    },
    probe: ['/kit/health-probe'],
    command: [binary, ...rest],
  };
}

function cargoArguments({ names, airGapped }: KitSource): string[] {
  const vendored = names.includes('vendor');
  const locked = names.includes('Cargo.lock') && (vendored || !airGapped) ? ['--locked'] : [];
  if (!airGapped) return locked;
  const folder = vendored ? '/source/vendor' : debianCrates;
  return [
    '--offline',
    ...locked,
    `--config 'source.crates-io.replace-with="kit"'`,
    `--config 'source.kit.directory="${folder}"'`,
  ];
}
