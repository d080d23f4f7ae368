import { registry } from '@poker-bot/shared/env/registry';
import type { Variable } from '@poker-bot/shared/env/variable';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { UnitEnvironment } from './resolved-variable.ts';

/** A value that a unit would refuse. */
export interface EnvironmentProblem {
  readonly unit: string;
  readonly variable: string;
  readonly origin: string;
  readonly message: string;
}

/** Everything that a unit would refuse, found before it is started. */
export function environmentProblems(
  unit: string,
  environment: UnitEnvironment,
): EnvironmentProblem[] {
  const table: Readonly<Record<string, Variable | undefined>> = registry;
  return Object.entries(environment).flatMap(([name, { value, origin, secret }]) => {
    const parsed = table[name]?.schema.safeParse(value);
    if (!parsed || parsed.success) return [];
    const reason = parsed.error.issues.map(({ message }) => message).join(', ');
    const shown = secret ? `\`${name}\` cannot be used` : `\`${name}\` is \`${value}\``;
    return [{ unit, variable: name, origin, message: `\`${origin}\`: ${shown}: ${reason}` }];
  });
}

/** @throws PokerbotError `ENV_INVALID` naming where each value was written */
export function checkEnvironment(unit: string, environment: UnitEnvironment): void {
  const problems = environmentProblems(unit, environment);
  if (problems.length === 0) return;
  throw new PokerbotError('ENV_INVALID', {
    message: problems.map(({ message }) => message).join('\n'),
    details: { problems },
  });
}
