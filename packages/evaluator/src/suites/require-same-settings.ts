import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';

/** Name of a flag, its value as it is asked for, undefined where it is not given, and as the run was begun with. */
export type ComparedSetting = readonly [
  flag: string,
  asked: string | number | undefined,
  begun: string | number | null,
];

/**
 * Refuses to resume a run with flags that would make another run of it.
 * @throws PokerbotError `RUN_DIFFERS` naming each flag with both values
 */
export function requireSameSettings(runId: string, settings: readonly ComparedSetting[]): void {
  const differing = settings.filter(([, asked, begun]) => asked !== undefined && asked !== begun);
  if (differing.length === 0) return;
  const list = differing.map(
    ([flag, asked, begun]) => `\`--${flag}\` is \`${asked}\`, the run has \`${begun ?? 'none'}\``,
  );
  throw new PokerbotError('RUN_DIFFERS', {
    message: `Run \`${runId}\` was started with other settings: ${list.join('; ')}`,
    next: [`Continue it with \`--resume ${runId}\` alone, or start a new run without \`--resume\``],
    details: { runId, differing: differing.map(([flag]) => flag) },
  });
}
