import { Secret } from '@poker-bot/shared/secret/secret';

/** The secrets among the variables of a unit, for `createLog` to withhold. */
export function secretsOf(environment: Readonly<Record<string, unknown>>): Secret[] {
  return Object.values(environment).filter((value) => value instanceof Secret);
}
