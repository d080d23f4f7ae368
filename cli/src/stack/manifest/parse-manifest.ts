import { readYaml } from '../../yaml/read-yaml.ts';
import { checkUnits } from './check-units.ts';
import { type Manifest, manifestSchema, unitManifest } from './manifest-schema.ts';

/**
 * Reads the text of a manifest.
 *
 * @param file how errors call it
 * @throws PokerbotError `MANIFEST_SYNTAX`, `MANIFEST_INVALID`: every problem as `file:line:column: what`
 */
export function parseManifest(text: string, file: string): Manifest {
  return readYaml(
    { text, file },
    {
      schema: manifestSchema,
      syntaxCode: 'MANIFEST_SYNTAX',
      invalidCode: 'MANIFEST_INVALID',
      next: 'correct the named lines; `docs/schemas/manifest.json` of pokerbot describes the format',
      knownKeys: (path) =>
        Object.keys(path[0] === 'units' ? unitManifest.shape : manifestSchema.shape),
      check: checkUnits,
    },
  );
}
