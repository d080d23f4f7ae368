import type { Lbr } from '@poker-bot/shared/evaluation/lbr';

interface Bound {
  readonly runId: string;
  readonly lbr: Pick<Lbr, 'belief' | 'actions' | 'streets'>;
}

/** What has to be borne in mind where local best responses are compared. */
export function lbrNotes(bounds: readonly Bound[]): string[] {
  if (bounds.length === 0) return [];
  const knowing = ({ lbr: { belief } }: Bound) => JSON.stringify(belief);
  const choosing = ({ lbr: { actions, streets } }: Bound) => JSON.stringify([actions, streets]);
  const beliefs = bounds.map(({ runId, lbr: { belief } }) => `${belief.kind} in \`${runId}\``);
  return [
    'Each figure is a lower bound of what can be won: the bot from which less is won may be the one from which more can be',
    ...(differ(bounds, knowing)
      ? [
          `What the bot holds is ${beliefs.join(' and ')}: where more is known of a bot, more is won from it`,
        ]
      : []),
    ...(differ(bounds, choosing)
      ? ['The responses choose from other actions or on other streets, and are other players']
      : []),
  ];
}

function differ(bounds: readonly Bound[], of: (bound: Bound) => string): boolean {
  return new Set(bounds.map(of)).size > 1;
}
