import { rationaleOf } from '@poker-bot/shared/foreign-text/rationale';
import { bigBlinds, percent } from '../figures/format.ts';
import { type Child, element, type Markup } from '../markup/element.ts';

interface Advised {
  readonly distribution: readonly (readonly [string, number])[];
  readonly advisors: readonly {
    readonly name: string;
    readonly outcome: string;
    readonly source?: string | undefined;
    readonly confidence?: number | undefined;
    readonly rationale?: string | undefined;
    readonly reason?: string | undefined;
  }[];
  readonly guards: readonly {
    readonly guard: string;
    readonly verdict: string;
    readonly reason?: string | undefined;
  }[];
}

/** Who advised what, what was drawn from, and which guard stepped in. */
export function advice({ distribution, advisors, guards }: Advised, bigBlind: number): Markup {
  const asked = advisors.map(({ name, outcome, source, confidence, rationale = '', reason }) => {
    const sure = confidence === undefined ? '' : `, confidence ${confidence}`;
    const from = source === undefined ? '' : ` (${source}${sure})`;
    const said = rationaleOf(rationale);
    const words = said === undefined ? '' : `, which wrote “${said}”`;
    return `${name} ${outcome}${from}${words}${reason === undefined ? '' : `: ${reason}`}`;
  });
  const drawn = distribution.map(
    ([action, probability]) => `${moveText(action, bigBlind)} ${percent(probability, 1)}`,
  );
  const stepped = guards.map(
    ({ guard, verdict, reason }) =>
      `guard ${guard} ${verdict}${reason === undefined ? '' : `: ${reason}`}`,
  );
  const parts: Child[] = [asked.join('; '), `drawn from ${drawn.join(', ')}`, ...stepped];
  return element('div', { class: 'advice' }, parts.join(' · '));
}

/** `raise to 3.5 bb` of `cbr 350`. */
export function moveText(move: string, bigBlind: number): string {
  if (move === 'f') return 'fold';
  if (move === 'cc') return 'check or call';
  const to = /^cbr (\S+)$/.exec(move)?.[1];
  return to === undefined ? move : `raise to ${bigBlinds(Number(to), bigBlind)} bb`;
}
