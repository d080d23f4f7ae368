import type { Driver } from '../../../stack/driver.ts';
import { type Finding, finding } from '../findings/finding.ts';
import type { OwnSecrets } from '../secrets/find-secrets.ts';
import { unpackedFiles } from './image-archive.ts';

/**
 * The workspace's own secrets among the files of its images. Only by value: images hold many files of others, with keys for
 * their own tests.
 */
export async function findInLayers(driver: Driver, own: OwnSecrets): Promise<Finding[]> {
  const findings: Finding[] = [];
  if (own.size === 0 || !driver.imageLayers) return findings;
  for await (const { image, bytes } of driver.imageLayers()) {
    const variables = new Set<string>();
    for await (const file of unpackedFiles(bytes)) {
      for (const variable of await variablesIn(file, own)) variables.add(variable);
    }
    for (const variable of variables) {
      const message = `A layer of the image \`${image}\` holds the value of \`${variable}\``;
      findings.push(finding('secret-in-engine', { at: { file: null }, variable, message }));
    }
  }
  return findings;
}

async function variablesIn(
  bytes: AsyncIterable<Uint8Array>,
  own: OwnSecrets,
): Promise<Set<string>> {
  const wanted = [...own].map(([value, variable]) => ({ value: Buffer.from(value), variable }));
  const longest = Math.max(...wanted.map(({ value }) => value.length));
  const found = new Set<string>();
  let rest = Buffer.alloc(0);
  for await (const piece of bytes) {
    const text = Buffer.concat([rest, piece]);
    for (const { value, variable } of wanted) if (text.includes(value)) found.add(variable);
    // A value may lie across two pieces.
    rest = text.subarray(Math.max(0, text.length - longest + 1));
  }
  return found;
}
