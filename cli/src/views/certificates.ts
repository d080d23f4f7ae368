import type { Reporter } from '../events.ts';
import type { Palette } from '../output/palette.ts';
import type { CertificateEvent } from '../secrets/certificates/certificate-parts.ts';
import type { RotateResult } from '../secrets/rotation/rotate.ts';

/** Tells what happens while a certificate is rotated. The units' own progress is told by the stack's listener. */
export function certificateListener(reporter: () => Reporter): (event: CertificateEvent) => void {
  return (event) => {
    const level = warnings.has(event.type) ? 'warning' : 'info';
    reporter().event(event, [{ type: 'note', level, text: told(event) }]);
  };
}

const warnings: ReadonlySet<string> = new Set(['due', 'expires', 'may-play']);

function told(event: CertificateEvent): string {
  switch (event.type) {
    case 'expires':
      return `The new certificate is valid for ${event.days} more days only, until ${event.notAfter}`;
    case 'due':
      return `The certificate ${event.path} is due: have a new one issued, and run \`pokerbot secrets rotate --certificates\``;
    case 'may-play':
      return `If they are played now, ${event.runs.join(', ')} will not trust the new authority: evaluations read it when they start`;
    case 'installed':
      return event.what === 'trust'
        ? 'The files of authorities are in place'
        : `Version ${event.version} of the certificate is in place`;
    case 'replacing':
      return `Starting \`${event.unit}\` anew with it`;
    case 'replaced':
      return `\`${event.unit}\` is healthy with it`;
    case 'confirmed':
      return `\`${event.unit}\` shows what it should: ${event.detail}`;
    case 'reverting':
      return `Going back to the old files: ${event.reason}`;
  }
}

/** What the rotation of a certificate came to. */
export function certificateLines(
  rotated: RotateResult['certificates'][number],
  palette: Palette,
): string[] {
  const { path, from, version, serial, notAfter, replaced, waiting } = rotated;
  const moved =
    from === version
      ? 'trusts other authorities'
      : `went from version ${from} to version ${version}`;
  const back = palette.hint('pokerbot secrets rollback GRPC_TLS_CERT_PATH');
  const due = palette.hint('pokerbot secrets rotate --due');
  return [
    `${palette.success('✔')} the certificate ${path} ${moved} (serial ${serial}, until ${notAfter})`,
    ...(replaced.length > 0 ? [`  started anew with it: ${replaced.join(', ')}`] : []),
    ...(waiting.length > 0 ? [`  read it when they are started: ${waiting.join(', ')}`] : []),
    ...(rotated.retireAfter === null
      ? []
      : [`  version ${from} is kept until ${rotated.retireAfter}; \`${back}\` goes back to it`]),
    ...(rotated.narrowAfter === null
      ? []
      : [`  the old authority is trusted until then, too; \`${due}\` ends that`]),
  ];
}
