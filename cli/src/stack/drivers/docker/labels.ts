import { configurationHash } from '../../desired/configuration-hash.ts';
import type { ProcessIdentity } from '../../process-identity.ts';
import { isProcessIdentity } from '../../process-identity.ts';
import type { Configuration, UnitPort, UnitSpec } from '../../unit-spec.ts';
import type { DockerPaths } from './docker-paths.ts';

type Labels = Readonly<Record<string, string>>;

export const workspaceLabel = 'pokerbot.workspace';
export const pathLabel = 'pokerbot.path';
export const unitLabel = 'pokerbot.unit';
export const kindLabel = 'pokerbot.kind';
/** User of this machine whose command made it. */
export const userLabel = 'pokerbot.user';
const configurationLabel = 'pokerbot.configuration';
const configurationHashLabel = 'pokerbot.configuration-hash';
const portsLabel = 'pokerbot.ports';
const addressLabel = 'pokerbot.address';
const dependsOnLabel = 'pokerbot.depends-on';
const ownerLabel = 'pokerbot.owner';

/** Stands on everything of a workspace on the engine. */
export function workspaceLabels({ id, workspace }: DockerPaths): Record<string, string> {
  return { [workspaceLabel]: id, [pathLabel]: workspace };
}

/** What a container tells about its unit to every later command. Secrets are fingerprints in it. */
export function unitLabels(paths: DockerPaths, unit: UnitSpec): Record<string, string> {
  return {
    ...workspaceLabels(paths),
    [unitLabel]: unit.name,
    [kindLabel]: unit.kind,
    [userLabel]: String(process.getuid?.() ?? ''),
    [configurationLabel]: JSON.stringify(unit.configuration),
    [configurationHashLabel]: configurationHash(unit.configuration),
    [portsLabel]: JSON.stringify(unit.ports),
    [dependsOnLabel]: JSON.stringify(unit.dependsOn),
    ...(unit.address !== undefined && { [addressLabel]: unit.address }),
  };
}

/** Names the command that runs a job, so that a later one knows a job whose command was killed. */
export function ownerLabels(owner: ProcessIdentity, host: string): Record<string, string> {
  return { [ownerLabel]: JSON.stringify({ ...owner, host }) };
}

/** What the labels of a unit's container say. Whatever cannot be read counts as absent: somebody else may write labels. */
export interface LabelledUnit {
  readonly name: string;
  readonly configuration: Configuration;
  readonly ports: readonly UnitPort[];
  readonly address?: string | undefined;
  readonly dependsOn: readonly string[];
}

/** The daemon that a container runs; undefined for a job, and for what something else than a driver has made. */
export function daemonOf(labels: Labels): LabelledUnit | undefined {
  const name = labels[unitLabel];
  if (name === undefined || labels[kindLabel] !== 'daemon') return undefined;
  return {
    name,
    configuration: record(parse(labels[configurationLabel])),
    ports: list(parse(labels[portsLabel])).filter(isPort),
    address: labels[addressLabel],
    dependsOn: list(parse(labels[dependsOnLabel])).filter((each) => typeof each === 'string'),
  };
}

export interface JobOwner extends ProcessIdentity {
  readonly host: string;
}

/** The command that runs a job; undefined when the container is no job. */
export function ownerOf(labels: Labels): JobOwner | undefined {
  const owner = parse(labels[ownerLabel]);
  return isProcessIdentity(owner) && 'host' in owner && typeof owner.host === 'string'
    ? { ...owner, host: owner.host }
    : undefined;
}

function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function record(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter(([, each]) => typeof each === 'string'));
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isPort(value: unknown): value is UnitPort {
  return (
    typeof value === 'object' &&
    value !== null &&
    'variable' in value &&
    typeof value.variable === 'string' &&
    'port' in value &&
    typeof value.port === 'number'
  );
}
