/** What the figures of a judge get wrong, where they stand in front: of the heuristic alone it is known. */
export function judgeWeakness({ judge }: { readonly judge: string }): string | undefined {
  return judge === 'heuristic'
    ? 'big bets are overrated, since a call is taken to mean the same hands whatever the size'
    : undefined;
}
