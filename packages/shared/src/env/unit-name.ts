/** The units that a stack can run. `cli` reads variables too, but is not one. */
export const unitNames = [
  'solver',
  'vision',
  'agents',
  'orchestrator',
  'evaluator',
  'executor',
  'logger',
] as const;

export type UnitName = (typeof unitNames)[number];
export type VariableReader = UnitName | 'cli';
