import type { Reporter } from '../events.ts';
import type { Palette } from '../output/palette.ts';
import type { RotateResult } from '../secrets/rotation/rotate.ts';
import type { RotationEvent } from '../secrets/rotation/rotation-parts.ts';
import { certificateLines } from './certificates.ts';

/** Tells what happens while secrets are rotated. The units' own progress is told by the stack's listener. */
export function rotationListener(reporter: () => Reporter): (event: RotationEvent) => void {
  return (event) => reporter().event(event, [{ type: 'note', level: 'info', text: told(event) }]);
}

function told(event: RotationEvent): string {
  switch (event.type) {
    case 'asking':
      return `Asking ${event.provider} about the new value`;
    case 'making':
      return `Asking ${event.provider} for a new key`;
    case 'verified':
      return `Tested: ${event.detail}`;
    case 'switched':
      return `Version ${event.version} of ${event.secret} is the one in use now`;
    case 'replacing':
      return `Starting \`${event.unit}\` anew with it`;
    case 'replaced':
      return `\`${event.unit}\` is healthy with it`;
    case 'confirmed':
      return `\`${event.unit}\` has asked the provider with it: ${event.detail}`;
    case 'reverting':
      return `Going back to the old value: ${event.reason}`;
  }
}

/** What a rotation came to. */
export function rotationText(
  { rotated, certificates, abandoned, retired, kept, vaults, steps }: RotateResult,
  palette: Palette,
): string {
  const lines = [
    ...steps,
    ...rotated.flatMap((each) => [
      `${palette.success('✔')} ${each.secret} ${each.from === null ? 'is' : `went from version ${each.from} to`} version ${each.version}`,
      ...reached(each),
      ...wayBack(each, palette),
    ]),
    ...certificates.flatMap((each) => certificateLines(each, palette)),
    ...abandoned.map((secret) => `The rotation of ${secret} was taken back`),
    ...retired.map(
      ({ secret, version }) => `Removed version ${version} of ${secret}, whose time was over`,
    ),
    ...kept,
    ...vaults.map((scope) => `The vault of ${scope} has a new key`),
  ];
  return lines.length === 0 ? 'Nothing was to be done' : lines.join('\n');
}

type Rotated = RotateResult['rotated'][number];

function reached({ replaced, waiting }: Rotated): string[] {
  return [
    ...(replaced.length > 0 ? [`  started anew with it: ${replaced.join(', ')}`] : []),
    ...(waiting.length > 0 ? [`  read it when they are started: ${waiting.join(', ')}`] : []),
  ];
}

function wayBack({ secret, from, retireAfter }: Rotated, palette: Palette): string[] {
  if (from === null || retireAfter === null) return [];
  const back = palette.hint(`pokerbot secrets rollback ${secret}`);
  return [`  version ${from} is kept until ${retireAfter}; \`${back}\` goes back to it`];
}
