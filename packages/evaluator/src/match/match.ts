import { playHand } from '@poker-bot/executor/simulator/play-hand';
import type { Player } from '@poker-bot/executor/simulator/player';
import { PlayerFault } from '@poker-bot/executor/simulator/player-fault';
import { toHandRecord } from '@poker-bot/logger/hands/hand-record';
import type { Hand } from '@poker-bot/poker/holdem/hand';
import type { HandRules } from '@poker-bot/poker/holdem/rules';
import type { TableConfig } from '../config/smoke-config.ts';
import { DealStrengths } from '../opponents/hand-strength.ts';
import type { Opponent } from '../opponents/scripted-player.ts';
import type { HandLine, HandTags } from '../record/hand-line.ts';
import type { TimingLine } from '../record/timing-line.ts';
import { playerAt, type ScheduledHand, scheduledHand } from '../schedule/duplicate.ts';
import { HandSeeds } from '../schedule/hand-seeds.ts';
import type { Bot, SeatedBot } from './bot.ts';
import { tableRules } from './table-rules.ts';

export interface MatchOptions {
  readonly seed: string;
  readonly table: TableConfig;
  readonly bot: Bot;
  /** By seat, from the first after the bot: one less than there are seats. */
  readonly field: readonly { readonly name: string; readonly opponent: Opponent }[];
}

export interface MatchHand {
  readonly line: HandLine;
  readonly timing: TimingLine;
}

interface Cast {
  readonly scheduled: ScheduledHand;
  readonly handId: string;
  readonly seated: SeatedBot;
  /** By position. */
  readonly players: readonly Player[];
}

/** A duplicate match of a bot against a field. Any hand of it can be played at any time, alone or beside others. */
export class Match {
  readonly #options: MatchOptions;
  readonly #seats: number;
  readonly #rules: HandRules;
  readonly #seeds: HandSeeds;
  /** Strengths of the deals under way; rotations of a deal follow each other, so a few are enough. */
  readonly #strengths = new Map<number, DealStrengths>();

  constructor(options: MatchOptions) {
    this.#options = options;
    this.#seats = options.field.length + 1;
    this.#rules = tableRules(options.table, this.#seats);
    this.#seeds = new HandSeeds(options.seed);
  }

  /** Plays one hand. A player that breaks it makes a crashed line; nothing but a bug in the evaluation throws. */
  async play(index: number): Promise<MatchHand> {
    const scheduled = scheduledHand(index, this.#seats);
    const handId = `${scheduled.deal}.${scheduled.rotation}`;
    const seated = this.#options.bot.seat(this.#seeds.bot(scheduled.deal));
    const players = Array.from({ length: this.#seats }, (_, position) =>
      this.#player(position, { scheduled, seated }),
    );
    const cast = { scheduled, handId, seated, players };
    const line = await this.#line(cast);
    return { line, timing: { index, decisions: seated.timings } };
  }

  async #line(cast: Cast): Promise<HandLine> {
    const { scheduled, handId, players } = cast;
    try {
      const deck = this.#seeds.deck(scheduled.deal);
      return played(await playHand({ handId, rules: this.#rules, deck, players }), cast);
    } catch (error) {
      if (error instanceof PlayerFault) return crashed(error, cast);
      throw error;
    }
  }

  #player(
    position: number,
    { scheduled, seated }: { scheduled: ScheduledHand; seated: SeatedBot },
  ): Player {
    const { deal, rotation } = scheduled;
    const index = playerAt(position, { rotation, seats: this.#seats });
    if (index === 0) return seated.player;
    const member = this.#options.field[index - 1];
    if (member === undefined) throw new Error(`Nobody sits at position ${position}`);
    const random = this.#seeds.player(deal, position);
    return member.opponent.seat({ random, strengths: this.#strengthsOf(deal) });
  }

  #strengthsOf(deal: number): DealStrengths {
    const known = this.#strengths.get(deal);
    if (known !== undefined) return known;
    const strengths = new DealStrengths();
    this.#strengths.set(deal, strengths);
    const [oldest] = this.#strengths.keys();
    // A deal is dropped when 256 later ones have begun: more than can be under way at a time.
    if (oldest !== undefined && this.#strengths.size > 256) this.#strengths.delete(oldest);
    return strengths;
  }
}

function played(hand: Hand, cast: Cast): HandLine {
  const { handId, scheduled, seated, players } = cast;
  const tags = tagsOf(cast);
  const record = toHandRecord(hand, {
    handId,
    index: scheduled.index,
    players: players.map(({ name }) => name),
    tags,
    decisions: seated.notes,
  });
  return { ...record, tags };
}

function crashed(fault: PlayerFault, cast: Cast): HandLine {
  const { cause } = fault;
  return {
    hand: cast.handId,
    index: cast.scheduled.index,
    players: cast.players.map(({ name }) => name),
    tags: tagsOf(cast),
    crashed: {
      player: fault.player,
      reason: cause instanceof Error ? cause.message : String(cause),
    },
  };
}

function tagsOf({ scheduled, seated }: Cast): HandTags {
  const { deal, rotation } = scheduled;
  const degraded = seated.notes.some((note) => note.degraded);
  return { deal, rotation, bot: rotation, degraded };
}
