import type { Finding } from '../findings/finding.ts';
import type { Severity } from '../findings/finding-code.ts';
import { findingKindsByCode } from '../findings/finding-codes.ts';

export interface SarifOptions {
  /** Version of this program. */
  readonly version: string;
}

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  note: 'note',
};

/** The findings in the Static Analysis Results Interchange Format, version 2.1.0. */
export function sarif(findings: readonly Finding[], { version }: SarifOptions): object {
  const codes = Object.keys(findingKindsByCode);
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'pokerbot env audit', version, rules: codes.map(ruleOf) } },
        originalUriBaseIds: { WORKSPACE: { description: { text: 'Root of the workspace' } } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((each) => resultOf(each, codes)),
      },
    ],
  };
}

function ruleOf(code: string): object {
  const kind = findingKindsByCode[code];
  return {
    id: code,
    shortDescription: { text: kind?.what },
    fullDescription: { text: kind?.why },
    help: { text: kind?.fix },
    defaultConfiguration: { level: levels[kind?.severity ?? 'note'] },
  };
}

function resultOf(finding: Finding, codes: readonly string[]): object {
  const { code, severity, message, fix, file, line, column, variable } = finding;
  const region = line === null ? {} : { region: { startLine: line, startColumn: column ?? 1 } };
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: levels[severity],
    message: { text: `${message}. ${fix}` },
    ...(file !== null && {
      locations: [{ physicalLocation: { artifactLocation: locationOf(file), ...region } }],
    }),
    ...(variable !== null && { properties: { variable } }),
  };
}

/** Relative to the workspace, except for a path that leads out of it. */
function locationOf(file: string): object {
  const uri = file.split('/').map(encodeURIComponent).join('/');
  return file.startsWith('/') ? { uri: `file://${uri}` } : { uri, uriBaseId: 'WORKSPACE' };
}
