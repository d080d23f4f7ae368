/** The units that a stack can run. `cli` and `docker compose` read variables too, but are none. */
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
export type VariableReader = UnitName | 'cli' | 'compose';
