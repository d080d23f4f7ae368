import { isProcessIdentity } from '../../process-identity.ts';
import { type StackState, stateVersion } from './stack-state.ts';

type Fields = Readonly<Record<string, unknown>>;

const highestPort = 65_535;

/**
 * Whether what was read is a snapshot that every reader can use. By hand and not by a schema: `status` and an `up` with
 * nothing to do read it, and loading the schema library would take longer than everything else that they do.
 */
export function isStackState(value: unknown): value is StackState {
  return (
    isFields(value) &&
    value.version === stateVersion &&
    isText(value.workspace) &&
    isText(value.fingerprintKey) &&
    isFields(value.ports) &&
    Object.values(value.ports).every(isPort) &&
    (value.supervisor === undefined || isSupervisor(value.supervisor)) &&
    Array.isArray(value.units) &&
    value.units.every(isUnit)
  );
}

function isSupervisor(value: unknown): boolean {
  return isProcessIdentity(value) && isFields(value) && isText(value.socket);
}

function isUnit(value: unknown): boolean {
  return (
    isFields(value) &&
    ['name', 'kind', 'state'].every((field) => isText(value[field])) &&
    isFields(value.configuration) &&
    Object.values(value.configuration).every(isText) &&
    Array.isArray(value.dependsOn) &&
    value.dependsOn.every(isText) &&
    Array.isArray(value.ports) &&
    value.ports.every((each) => isFields(each) && isText(each.variable) && isPort(each.port)) &&
    (value.process === undefined || isProcessIdentity(value.process))
  );
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isPort(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= highestPort;
}
