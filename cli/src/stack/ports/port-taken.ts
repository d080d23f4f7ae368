import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { PortConflict } from './assign-ports.ts';
import type { PortHolder } from './port-holder.ts';

export interface KnownConflict extends PortConflict {
  readonly holder?: PortHolder | undefined;
  /** The workspace that the holder belongs to, when it is one of ours. */
  readonly workspace?: string | undefined;
}

/** The error for written ports that somebody else has, each holder named. */
export function portTaken(conflicts: readonly KnownConflict[]): PokerbotError {
  return new PokerbotError('PORT_TAKEN', {
    message: conflicts.map(describe).join('\n'),
    next: [nextStep(conflicts), 'Or write another port, or none: then the next free one is used'],
    details: {
      conflicts: conflicts.map(({ request, port, holder, workspace }) => ({
        unit: request.unit,
        variable: request.variable,
        source: request.written?.source,
        port,
        holder,
        workspace,
      })),
    },
  });
}

function describe({ request, port, holder, workspace }: KnownConflict): string {
  const where = request.written ? `, written in ${request.written.source}` : '';
  return `Port ${port} of \`${request.unit}\` (\`${request.variable}\`${where}) is held by ${holderText(holder, workspace)}`;
}

function holderText(holder: PortHolder | undefined, workspace: string | undefined): string {
  if (workspace !== undefined) return `the stack of \`${workspace}\``;
  if (!holder) return 'another process';
  return `\`${holder.command}\` (process ${holder.pid})`;
}

function nextStep(conflicts: readonly KnownConflict[]): string {
  const [first] = conflicts;
  if (first?.workspace !== undefined) return `Run \`pokerbot down -C ${first.workspace}\``;
  return first?.holder ? `Stop process ${first.holder.pid}` : 'Stop the holder';
}
