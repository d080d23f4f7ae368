import { playHand } from '@poker-bot/executor/simulator/play-hand';
import type { Player } from '@poker-bot/executor/simulator/player';
import { PlayerFault } from '@poker-bot/executor/simulator/player-fault';
import { toHandRecord } from '@poker-bot/logger/hands/hand-record';
import type { Hand } from '@poker-bot/poker/holdem/hand';
import type { HandRules } from '@poker-bot/poker/holdem/rules';
import type { TableConfig } from '../config/smoke-config.ts';
import { DealStrengths } from '../opponents/hand-strength.ts';
import type { Opponent } from '../opponents/scripted-player.ts';
import type { HandLine, HandTags, PlayedLine } from '../record/hand-line.ts';
import type { LuckNote } from '../record/luck-note.ts';
import type { TimingLine } from '../record/timing-line.ts';
import { playerAt, type ScheduledHand, scheduledHand } from '../schedule/duplicate.ts';
import { HandSeeds } from '../schedule/hand-seeds.ts';
import { botModel } from '../variance-reduction/bot-model.ts';
import { LuckJudge } from '../variance-reduction/luck-judge.ts';
import { modelOf, type PlayModel } from '../variance-reduction/play-model.ts';
import type { Bot, SeatedBot } from './bot.ts';
import { tableRules } from './table-rules.ts';

/** Who sits at the table beside the bot: a scripted opponent or another bot. */
export type Member =
  | { readonly name: string; readonly opponent: Opponent }
  | { readonly name: string; readonly bot: Bot };

export interface MatchOptions {
  readonly seed: string;
  readonly table: TableConfig;
  readonly bot: Bot;
  /** By seat, from the first after the bot: one less than there are seats. */
  readonly field: readonly Member[];
  /** Whether the luck in each result is worked out and noted. */
  readonly notesLuck: boolean;
}

/** A hand that was played. */
export interface MatchHand {
  readonly index: number;
  readonly timing: TimingLine;
  /** Works its luck out, each time: meant for when no decision is under way, which would be late by it. */
  line(): HandLine;
}

/** Whatever plays the hands of a run: any of them at any time, alone or beside others. */
export interface HandPlayer {
  play(index: number): Promise<MatchHand>;
}

interface Cast {
  readonly scheduled: ScheduledHand;
  readonly handId: string;
  readonly seated: SeatedBot;
  /** Other bots at the table. */
  readonly others: readonly SeatedBot[];
  /** By position. */
  readonly players: readonly Player[];
}

/** A duplicate match of a bot against a field. Any hand of it can be played at any time, alone or beside others. */
export class Match implements HandPlayer {
  readonly #options: MatchOptions;
  readonly #seats: number;
  readonly #rules: HandRules;
  readonly #seeds: HandSeeds;
  readonly #luck: LuckJudge | undefined;
  /** Strengths of the deals under way; rotations of a deal follow each other, so a few are enough. */
  readonly #strengths = new Map<number, DealStrengths>();

  constructor(options: MatchOptions) {
    this.#options = options;
    this.#seats = options.field.length + 1;
    this.#rules = tableRules(options.table, this.#seats);
    this.#seeds = new HandSeeds(options.seed);
    const [first] = options.field;
    if (options.notesLuck && first !== undefined) {
      const opponent = 'opponent' in first ? first.opponent : undefined;
      const models = { player: botModel(options.bot.config), opponent: modelOfMember(first) };
      this.#luck = new LuckJudge({ rules: this.#rules, seeds: this.#seeds, opponent, models });
    }
  }

  /** Plays one hand. A player that breaks it makes a crashed line; nothing but a bug in the evaluation throws. */
  async play(index: number): Promise<MatchHand> {
    const scheduled = scheduledHand(index, this.#seats);
    const handId = `${scheduled.deal}.${scheduled.rotation}`;
    const { bot } = this.#options;
    const seated = bot.seat(this.#seeds.bot(scheduled.deal));
    const others: SeatedBot[] = [];
    const players = Array.from({ length: this.#seats }, (_, position) => {
      const member = this.#memberAt(position, scheduled);
      if (member === undefined) return seated.player;
      if ('opponent' in member) return this.#opponent(member.opponent, position, scheduled);
      const other = member.bot.seat(this.#seeds.bot(scheduled.deal));
      others.push(other);
      return other.player;
    });
    const line = await this.#played({ scheduled, handId, seated, others, players });
    const decisions = [seated, ...others].flatMap(({ timings }) => timings).sort(byMove);
    return { index, timing: { index, decisions }, line };
  }

  async #played(cast: Cast): Promise<() => HandLine> {
    const { scheduled, handId, players } = cast;
    const deck = this.#seeds.deck(scheduled.deal);
    try {
      const hand = await playHand({ handId, rules: this.#rules, deck, players });
      return () => this.#line(hand, cast);
    } catch (error) {
      if (error instanceof PlayerFault) return () => crashed(error, cast);
      throw error;
    }
  }

  #line(hand: Hand, cast: Cast): PlayedLine {
    const luck = this.#luckOf(hand, cast);
    return { ...played(hand, cast), ...(luck === undefined ? {} : { luck }) };
  }

  #luckOf(hand: Hand, { scheduled, seated, others }: Cast): LuckNote | undefined {
    const { bot, field } = this.#options;
    const { deal, rotation: seat } = scheduled;
    const [second] = field;
    const [noted] = others;
    const other =
      second !== undefined && 'bot' in second && noted !== undefined
        ? { notes: noted.notes, selection: second.bot.selection }
        : undefined;
    const player = { notes: seated.notes, selection: bot.selection };
    return this.#luck?.note({ hand, deal, seat, player, other });
  }

  /** Who sits at a position; undefined for the bot itself. */
  #memberAt(position: number, { rotation }: ScheduledHand): Member | undefined {
    const index = playerAt(position, { rotation, seats: this.#seats });
    if (index === 0) return undefined;
    const member = this.#options.field[index - 1];
    if (member === undefined) throw new Error(`Nobody sits at position ${position}`);
    return member;
  }

  #opponent(opponent: Opponent, position: number, { deal }: ScheduledHand): Player {
    const random = this.#seeds.player(deal, position);
    return opponent.seat({ random, strengths: this.#strengthsOf(deal) });
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

function modelOfMember(member: Member): PlayModel {
  return 'opponent' in member ? modelOf(member.opponent) : botModel(member.bot.config);
}

function played(hand: Hand, cast: Cast): PlayedLine {
  const { handId, scheduled, seated, players } = cast;
  const tags = tagsOf(cast);
  const record = toHandRecord(hand, {
    handId,
    index: scheduled.index,
    players: players.map(({ name }) => name),
    tags,
    decisions: [seated, ...cast.others].flatMap(({ notes }) => notes).sort(byMove),
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

function byMove(a: { readonly move: number }, b: { readonly move: number }): number {
  return a.move - b.move;
}

function tagsOf({ scheduled, seated, others }: Cast): HandTags {
  const { deal, rotation } = scheduled;
  const degraded = [seated, ...others].some(({ notes }) => notes.some((note) => note.degraded));
  return { deal, rotation, bot: rotation, degraded };
}
