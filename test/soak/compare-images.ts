/** What an engine tells of an image. */
export interface ImageFacts {
  /** Uncompressed layers, from the lowest. */
  readonly layers: readonly string[];
  /** How each was made, the last first. */
  readonly steps: readonly string[];
  /** Everything of `docker image inspect`. */
  readonly description: Readonly<Record<string, unknown>>;
}

export interface Difference {
  /** Such as `Config.Labels`. */
  readonly field: string;
  readonly values: readonly [unknown, unknown];
  /** Why it may differ; undefined when it must not. */
  readonly reason: string | undefined;
}

/** Fields that have nothing to do with what was copied in. */
const reasons: Readonly<Record<string, string>> = {
  Id: 'the hash of the description, which holds the time of the build',
  Created: 'the time of the build',
  GraphDriver: 'where the engine keeps the layers',
  'Metadata.LastTagTime': 'the time at which the engine gave it its name',
};

/** Everything in which two images of one name differ; layers and steps never may. Pure. */
export function compareImages(one: ImageFacts, other: ImageFacts): Difference[] {
  const [first, second] = [fieldsOf(one), fieldsOf(other)];
  const names = [...new Set([...first.keys(), ...second.keys()])].sort();
  return names.flatMap((field) => {
    const values = [first.get(field), second.get(field)] as const;
    return values[0] === values[1] ? [] : [{ field, values, reason: reasons[field] }];
  });
}

function fieldsOf({ layers, steps, description }: ImageFacts): Map<string, unknown> {
  const { GraphDriver, ...others } = description;
  const whole = { ...others, GraphDriver: JSON.stringify(GraphDriver), layers, steps };
  return new Map(flatten(whole, ''));
}

function flatten(value: unknown, path: string): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([name, inside]) =>
    flatten(inside, path === '' ? name : `${path}.${name}`),
  );
}
