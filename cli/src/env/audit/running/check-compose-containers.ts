import type { EngineText } from '../../../stack/driver.ts';
import { knownName } from '../../known-names.ts';
import { type Finding, finding } from '../findings/finding.ts';
import { placeOfOrigin } from '../place-of-origin.ts';
import { isApartInContainers } from '../references/apart-in-containers.ts';
import type { AuditSubject } from '../subject.ts';

/** Containers that Compose made, held against the environment files that it gave them when it did. */
export function checkComposeContainers(
  subject: AuditSubject,
  texts: readonly EngineText[],
): Finding[] {
  return texts
    .filter(({ kind, part }) => kind === 'container' && part === 'labels')
    .flatMap(({ name, text }) => {
      const service = /^com\.docker\.compose\.service=(.+)$/m.exec(text)?.[1];
      const environment = texts.find((it) => it.name === name && it.part === 'environment');
      if (service === undefined || !environment) return [];
      return checkContainer(subject, { name, service, given: pairs(environment.text) });
    });
}

interface Container {
  readonly name: string;
  readonly service: string;
  readonly given: ReadonlyMap<string, string>;
}

function checkContainer({ environments }: AuditSubject, container: Container): Finding[] {
  const { name, service, given } = container;
  return Object.entries(environments[service] ?? {}).flatMap(([variable, resolved]) => {
    const { value, source, secret, origin } = resolved;
    const fromFile = source === 'file' || source === 'unit-file';
    if (!fromFile || isApartInContainers(variable) || !knownName(variable)) return [];
    const has = given.get(variable);
    if (has === value) return [];
    const shown = secret ? '' : `, and has ${has === undefined ? 'none' : `\`${has}\``}`;
    return [
      finding('running-differs', {
        at: placeOfOrigin(origin),
        variable,
        message: `The container \`${name}\` of Compose was made before \`${variable}\` got its value${shown}`,
        fix: 'Make it anew: `docker compose up --detach`.',
      }),
    ];
  });
}

function pairs(text: string): Map<string, string> {
  return new Map(
    text.split('\n').map((line): [string, string] => {
      const equals = line.indexOf('=');
      return [line.slice(0, equals), line.slice(equals + 1)];
    }),
  );
}
