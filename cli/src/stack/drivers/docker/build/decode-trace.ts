import { BinaryReader, type WireType } from '@bufbuild/protobuf/wire';

/** A step of a build. */
export interface BuildStep {
  readonly digest: string;
  readonly name: string;
  readonly cached: boolean;
  readonly started: boolean;
  readonly completed: boolean;
  readonly error: string;
}

/** Something that a step wrote. */
export interface BuildOutput {
  /** Digest of the step. */
  readonly step: string;
  readonly text: string;
}

export interface BuildTrace {
  readonly steps: readonly BuildStep[];
  readonly output: readonly BuildOutput[];
}

/**
 * Decodes `moby.buildkit.v1.StatusResponse`, as far as it is shown: vertexes (1) and logs (3).
 *
 * @see https://github.com/moby/buildkit/blob/master/api/services/control/control.proto
 */
export function decodeTrace(base64: string): BuildTrace {
  const steps: BuildStep[] = [];
  const output: BuildOutput[] = [];
  readFields(Buffer.from(base64, 'base64'), (field, reader) => {
    if (field === 1) steps.push(decodeStep(reader.bytes()));
    else if (field === 3) output.push(decodeOutput(reader.bytes()));
    else return false;
    return true;
  });
  return { steps, output };
}

function decodeStep(bytes: Uint8Array): BuildStep {
  const step = { digest: '', name: '', cached: false, started: false, completed: false, error: '' };
  readFields(bytes, (field, reader) => {
    if (field === 1) step.digest = reader.string();
    else if (field === 3) step.name = reader.string();
    else if (field === 4) step.cached = reader.bool();
    else if (field === 5) step.started = reader.bytes().length > 0;
    else if (field === 6) step.completed = reader.bytes().length > 0;
    else if (field === 7) step.error = reader.string();
    else return false;
    return true;
  });
  return step;
}

function decodeOutput(bytes: Uint8Array): BuildOutput {
  const output = { step: '', text: '' };
  readFields(bytes, (field, reader) => {
    if (field === 1) output.step = reader.string();
    else if (field === 4) output.text = Buffer.from(reader.bytes()).toString('utf8');
    else return false;
    return true;
  });
  return output;
}

/** @param onField reads a field that it knows, and gives false for another one */
function readFields(
  bytes: Uint8Array,
  onField: (field: number, reader: BinaryReader) => boolean,
): void {
  const reader = new BinaryReader(bytes);
  while (reader.pos < reader.len) {
    const [field, type] = reader.tag();
    const known = onField(field, reader);
    if (!known) reader.skip(type as WireType);
  }
}
