import { servicesText } from '@poker-bot/shared/evaluation/asked-services';
import { stylesIn } from '@poker-bot/shared/evaluation/styles-in';
import type { RunManifest } from '../../config/run-manifest.ts';
import { type Child, element } from '../markup/element.ts';
import { inFull, type Section, section } from './section.ts';
import { facts } from './table.ts';

/** What was run: enough to run it again. */
export function configurationSection(manifest: RunManifest): Section {
  const { runId, suite, createdAt, versions, revision, evaluation, services, settings } = manifest;
  const rows: (readonly [string, Child])[] = [
    ['run', runId],
    ['suite', suite],
    ['begun', createdAt],
    ['seed', settings.seed],
    ['evaluator', `${versions.evaluator}, Node ${versions.node}, ${versions.platform}`],
    ['revision', revision ?? 'no checkout'],
    ['mode', evaluation.mode],
    ...(services === undefined ? [] : [['services', servicesText(services)] as const]),
    ...stylesIn(manifest).map(({ bot, words }) => [`style of ${bot}`, words] as const),
    ...fixedBefore(manifest),
  ];
  return section(
    'configuration',
    'Configuration',
    facts('What makes this run what it is', rows),
    inFull(
      'Settings and configurations in full',
      element('pre', {}, JSON.stringify(manifest, undefined, 2)),
    ),
  );
}

/** What was fixed before the first hand, so that it cannot have been chosen for its outcome. */
function fixedBefore(manifest: RunManifest): (readonly [string, Child])[] {
  switch (manifest.suite) {
    case 'ab':
      return [
        ['value function (SHA-256)', manifest.valueFunction?.sha256 ?? 'none'],
        ['opponents', manifest.settings.opponents.join(', ') || 'each other'],
      ];
    case 'smoke':
      return [
        ['value function (SHA-256)', manifest.valueFunction?.sha256 ?? 'none'],
        ['opponents', manifest.settings.opponents.join(', ')],
      ];
    case 'serve':
      return [['opponents', manifest.settings.opponents.join(', ')]];
    case 'shadow':
      return manifest.source.files.map(({ name, sha256 }) => [`source ${name} (SHA-256)`, sha256]);
  }
}
