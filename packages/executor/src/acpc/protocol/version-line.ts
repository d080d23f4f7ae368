/** What a player says first. */
export const versionLine = 'VERSION:2.0.0';

/** Whether a player speaks the protocol of this dealer: version 2.0, whatever the revision. */
export function speaksVersion(line: string): boolean {
  return /^VERSION:2\.0\.\d+$/.test(line);
}
