import { judgeWeakness } from '@poker-bot/shared/evaluation/judge-weakness';
import type { ShadowDivergence } from '@poker-bot/shared/evaluation/shadow-divergence';
import type { ShadowSummary, ShadowTally } from '@poker-bot/shared/evaluation/shadow-summary';
import { rationaleOf } from '@poker-bot/shared/foreign-text/rationale';

/** A shadow summary as plain lines. */
export function shadowText(summary: ShadowSummary): string {
  const { source, ev, latencyMs, verdict, reasons, worst } = summary;
  const { skipped } = source;
  const { files } = source;
  const names = files.length === 1 ? (files[0]?.name ?? '') : `${files.length} files`;
  const lines = [
    ...(verdict === null ? reasons : [`${verdict}: ${reasons.join('; ')}`]),
    `run          ${summary.runId}`,
    `source       ${source.session === null ? names : `session ${source.session}`}, ${source.hands} hands, ${skipped.hands} skipped, ${skipped.tornLines} torn lines`,
    ...idleLines(source),
    `agreement    ${percent(summary.agreementRate)}${intervalText(summary)} of ${summary.decisions} decisions; probability of what was done ${percent(summary.meanProbability)}`,
    `streets      ${talliesText(summary.streets)}`,
    `actions      ${talliesText(summary.actions)}`,
    `judge        ${ev.lost} bb lost and ${ev.gained} bb gained in its eyes in ${summary.divergences} divergences, ${ev.label}; ${judgeWeakness(ev) ?? 'an opinion'}`,
    ...worst
      .slice(0, 5)
      .map(
        (each) =>
          `  #${each.number} ${each.evDifference} bb: ${each.hole} ${each.candidate}, done was ${each.recorded}`,
      ),
    `latency      p50 ${milliseconds(latencyMs.p50)}, p99 ${milliseconds(latencyMs.p99)}, ${summary.tokens} tokens`,
    `health       ${summary.degradedDecisions} degraded decisions, ${summary.illegalActions} illegal actions, ${summary.timeouts} timeouts`,
    `files        ${summary.folder}`,
  ];
  return `${lines.join('\n')}\n`;
}

function idleLines({ idle }: ShadowSummary['source']): string[] {
  if (idle === null || idle.unseen + idle.others + idle.nobody === 0) return [];
  return [
    `no decision  ${idle.unseen} hands of players whose cards are not known, ${idle.others} of others than those asked for, ${idle.nobody} in which nobody decides`,
  ];
}

/** One divergence as plain lines. */
export function divergenceText(divergence: ShadowDivergence): string {
  const { judge, values, advisors, betting, number, evDifference } = divergence;
  const lines = [
    `divergence ${number}: ${divergence.player} (${divergence.position}) ${divergence.street}, hand ${divergence.hand}, ${divergence.file}:${divergence.line}`,
    `cards        ${divergence.hole} | ${divergence.board || '-'}`,
    `pot          ${divergence.pot}, ${divergence.toCall} to call, big blind ${divergence.bigBlind}`,
    `betting      ${betting.map(({ player, did }) => `${player} ${did}`).join(', ') || '-'}`,
    `done         ${divergence.recorded}`,
    `candidate    ${divergence.candidate}, probability of what was done ${percent(divergence.probability)}`,
    `advisors     ${advisors.map(({ name, outcome }) => `${name} ${outcome}`).join(', ')}`,
    ...advisors.flatMap(({ name, rationale = '' }) => {
      // The file may be another's.
      const said = rationaleOf(rationale);
      return said === undefined ? [] : [`  ${name} wrote: “${said}”`];
    }),
    ...values.map(({ action, ev, why }) => `  ${action}: ${ev} bb, ${why}`),
    `EV           ${evDifference} bb, ${judge.label}`,
  ];
  return `${lines.join('\n')}\n`;
}

function talliesText(tallies: readonly ShadowTally[]): string {
  return tallies.map(({ name, agreementRate }) => `${name} ${percent(agreementRate)}`).join(', ');
}

function percent(share: number | null): string {
  return share === null ? '-' : `${(share * 100).toFixed(1)}%`;
}

function intervalText({ agreementInterval }: ShadowSummary): string {
  return agreementInterval === null ? '' : ` (95% ${agreementInterval.map(percent).join(' to ')})`;
}

function milliseconds(value: number | null): string {
  return value === null ? 'unknown' : `${value.toFixed(2)} ms`;
}
