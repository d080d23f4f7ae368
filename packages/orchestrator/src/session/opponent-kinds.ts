/** Simple players built into the daemon, to have someone to play against; the evaluator's opponents are others. */
export const opponentKinds = ['check_or_call', 'heuristic'] as const;

export type OpponentKind = (typeof opponentKinds)[number];
