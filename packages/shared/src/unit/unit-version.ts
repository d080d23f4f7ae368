import { readFileSync } from 'node:fs';

/**
 * The version of a unit from the `package.json` above its entry point.
 *
 * @param entryPoint `import.meta.url` of `dist/main.js`
 */
export function readUnitVersion(entryPoint: string): string {
  const manifest: unknown = JSON.parse(
    readFileSync(new URL('../package.json', entryPoint), 'utf8'),
  );
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) {
    return String(manifest.version);
  }
  throw new Error(`No version in the package.json above ${entryPoint}`);
}
