import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { UnitName } from '@poker-bot/shared/env/unit-name';
import { checkEnvironment } from '../../env/check-environment.ts';
import { readEnvironmentFiles } from '../../env/read-environment-files.ts';
import { resolveEnvironment } from '../../env/resolve-environment.ts';
import type { UnitEnvironment } from '../../env/resolved-variable.ts';
import type { LiveBuild } from '../../images/live-build.ts';
import { settingsOf } from '../../secrets/secret-settings.ts';
import { type StoredValues, storedValues } from '../../secrets/stored-values.ts';
import { buildDesiredStack } from '../desired/build-desired-stack.ts';
import { BuildRevisions } from '../desired/build-revision.ts';
import { isBuiltin } from '../desired/container-program.ts';
import type { Containers } from '../desired/containers.ts';
import { type DeclaredUnit, declaredUnits } from '../desired/declared-unit.ts';
import { portRequests } from '../desired/port-requests.ts';
import { surroundings } from '../desired/surroundings.ts';
import { workspaceImages } from '../desired/workspace-images.ts';
import type { Driver } from '../driver.ts';
import type { DriverChoice, Manifest } from '../manifest/manifest-schema.ts';
import { readManifest } from '../manifest/read-manifest.ts';
import type { ObservedStack } from '../observed-stack.ts';
import type { PortRequest } from '../ports/assign-ports.ts';
import { choosePorts } from '../ports/choose-ports.ts';
import { portKey } from '../ports/port-key.ts';
import type { PortReservations } from '../ports/port-reservations.ts';
import type { DesiredStack } from '../unit-spec.ts';
import type { StackOptions } from './stack-context.ts';

/** A workspace's stack as declared and as found, at one moment. */
export interface OpenStack {
  readonly name: string;
  /** The driver that was asked for; `auto` leaves it open. */
  readonly choice: DriverChoice;
  readonly driver: Driver;
  readonly desired: DesiredStack;
  readonly observed: ObservedStack;
  /** Ports that were chosen here, not written down by anybody. */
  readonly chosenPorts: ReadonlySet<number>;
  /** Builds on this machine that units are to run from. */
  readonly liveBuilds: readonly LiveBuild[];
}

/**
 * Reads what is declared, looks at what runs and chooses ports. Changes nothing, except that chosen ports are kept from
 * other workspaces when `reservations` are given.
 *
 * @throws PokerbotError for a manifest, environment or port that cannot be used, and `DRIVER_UNAVAILABLE`
 */
export async function openStack(
  options: StackOptions,
  reservations?: PortReservations,
): Promise<OpenStack> {
  const { context, workspace } = options;
  const { installation } = context;
  const manifest = readManifest(workspace);
  const units = declaredUnits(manifest);
  const stored = await storedValues({
    context,
    workspace,
    settings: settingsOf(workspace, manifest),
    units: units.map(({ name }) => name),
    flags: options.flags,
    note: (text) => options.listen({ type: 'note', text }),
  });
  const environments = resolveAll(options, { units, manifest, stored });
  const { choice, driver } = await chooseDriver(options, manifest);
  const observed = await driver.observe();
  const place = driver.name === 'docker' ? 'container' : 'process';
  const requests = units.flatMap((unit) =>
    portRequests(unit, environments[unit.name] ?? {}, place),
  );
  const ports = await choosePorts({ requests, observed, reservations, drivers: context.drivers });
  const revisions = new BuildRevisions();
  const revisionOf = (folder: string) => revisions.of(folder);
  const live = options.live ?? false;
  const { node } = manifest.images ?? {};
  const images = { installation, workspace, node, live, revisionOf };
  const containers = place === 'container' ? workspaceImages(images) : undefined;
  const desired = buildDesiredStack({
    containers,
    units,
    environments,
    ports,
    workspace,
    installation,
    node: process.execPath,
    surroundings: surroundings(context.environment),
    // Of the records, where there are some: so they can be compared with what runs without unlocking a store.
    fingerprintKey: stored.fingerprintKey ?? observed.fingerprintKey,
    readSecretFile: (path) => readIfAny(resolve(workspace, path)),
    revisionOf,
  });
  return {
    name: manifest.name,
    choice,
    driver,
    desired,
    observed,
    chosenPorts: unwritten(requests, ports),
    liveBuilds: containers ? liveBuildsOf(units, containers) : [],
  };
}

async function chooseDriver(
  { context, workspace, ...options }: StackOptions,
  manifest: Manifest,
): Promise<{ choice: DriverChoice; driver: Driver }> {
  const { healthTimeoutMs, alongside } = options;
  const running = options.follow && (await context.drivers.runsUnder(workspace));
  const choice = options.driver || running || manifest.driver;
  const wanted = { choice, workspace, healthTimeoutMs, alongside };
  return { choice, driver: await context.drivers.create(wanted) };
}

function unwritten(
  requests: readonly PortRequest[],
  ports: Readonly<Record<string, number>>,
): ReadonlySet<number> {
  const chosen = requests.filter(({ written }) => !written);
  return new Set(chosen.flatMap(({ unit, variable }) => ports[portKey(unit, variable)] ?? []));
}

function liveBuildsOf(units: readonly DeclaredUnit[], { liveOf }: Containers): LiveBuild[] {
  if (!liveOf) return [];
  return units.filter(isBuiltin).map(({ name }) => liveOf(name as UnitName));
}

interface Declared {
  readonly units: readonly DeclaredUnit[];
  readonly manifest: Manifest;
  readonly stored: StoredValues;
}

function resolveAll(
  { context, workspace, flags }: StackOptions,
  { units, manifest, stored }: Declared,
): Record<string, UnitEnvironment> {
  const files = readEnvironmentFiles(
    workspace,
    units.map(({ name }) => name),
  );
  const inputs = {
    manifest,
    files,
    flags,
    processEnvironment: context.environment,
    stored: stored.values,
  };
  return Object.fromEntries(
    units.map(({ name }) => {
      const environment = resolveEnvironment(name, inputs);
      checkEnvironment(name, environment);
      return [name, environment];
    }),
  );
}

function readIfAny(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  } catch {
    // The unit says so when it is started, in its own words.
    return undefined;
  }
}
