import { catalogue } from './catalog-entry.ts';

export const evaluationErrors = catalogue({
  OPPONENT_UNKNOWN: {
    exit: 2,
    title: 'No opponent of that name',
    remedy: 'The message lists those in `config/opponents/`.',
  },
  SUITE_UNKNOWN: {
    exit: 2,
    title: 'No suite of that name',
    remedy: 'The suites are listed by `pokerbot eval --help`.',
  },
  HANDS_INVALID: {
    exit: 2,
    title: 'The number of hands cannot be played',
    remedy: 'Give a whole number from 1 up to the cap in `SMOKE_HAND_CAP`.',
  },
  RUN_UNKNOWN: {
    exit: 2,
    title: 'No run of that id',
    remedy: '`pokerbot eval list` shows the runs of this workspace.',
  },
  RUN_IS_LEAGUE: {
    exit: 2,
    title: 'The id is that of a league, where that of a run is needed',
    remedy:
      'Reports, figures and comparisons are made of runs: name a match of the league, such as `LEAGUE.1-2`. `pokerbot eval show LEAGUE` shows its table and lists its matches.',
  },
  RUN_EXISTS: {
    exit: 2,
    title: 'A run of that id exists',
    remedy: 'Choose another `--run-id`, or continue it with `--resume`.',
  },
  RUN_BUSY: {
    exit: 3,
    title: 'Another process is playing this run',
    remedy:
      'Wait for it to finish, or stop it; the run can be resumed then. One in another container or on another machine that is gone lets it go after a minute.',
  },
  RUN_DIFFERS: {
    exit: 2,
    title: 'The run to resume was started with other settings',
    remedy: 'Resume without flags that change the run, or start a new one.',
  },
  SERVICES_ABSENT: {
    exit: 3,
    title: 'A service that a bot asks does not answer',
    remedy:
      'Start it with `pokerbot up`; the message says where it was looked for. `--allow-degraded` plays with what is left of the bots.',
  },
  LBR_UNSUPPORTED: {
    exit: 2,
    title: 'A local best response plays one bot, heads-up',
    remedy: 'Play it with `pokerbot eval lbr --bot NAME`.',
  },
  RUNS_NOT_COMPARABLE: {
    exit: 2,
    title: 'Runs of different suites cannot be compared',
    remedy:
      'Name runs of one suite; `pokerbot eval list` shows the suite of each, `lbr` for those of a local best response.',
  },
  RUN_DAMAGED: {
    exit: 1,
    title: 'The files of a run contradict each other',
    remedy: 'The message names file and line; start a new run.',
  },
  SHARD_LOST: {
    exit: 1,
    title: 'Worker threads ended over the same hands, one after the other',
    remedy:
      'Everything played is kept: continue with `--resume`, with fewer `--workers` where memory is short; where it happens again the message names the hands.',
  },
  SHARDS_MISSING: {
    exit: 3,
    title: 'Not all shards of a run are finished',
    remedy: 'Play or continue those that the message names, then merge again.',
  },
  SHARDS_AMBIGUOUS: {
    exit: 2,
    title: 'A run was begun in several numbers of shards',
    remedy:
      'Say which are meant, with `--shards` or `--jobs`, or move away the folders of the others.',
  },
  BOT_UNKNOWN: {
    exit: 2,
    title: 'No bot of that name',
    remedy:
      'The message lists those in `config/bot/` and the scripted opponents in `config/opponents/`, which are bots as well; a path names any other file.',
  },
  SESSION_UNKNOWN: {
    exit: 2,
    title: 'No session of that id has hands on file',
    remedy: 'The message lists the sessions there are.',
  },
  PLAYER_UNKNOWN: {
    exit: 2,
    title: 'Nobody of that name plays in the recorded hands',
    remedy: 'The message lists the players there are.',
  },
  CARDS_UNKNOWN: {
    exit: 2,
    title: 'The recorded hands hold no decision of a player whose cards are known',
    remedy: 'Only what a player could see can be shown to a bot: replay hands with hole cards.',
  },
  SOURCE_CHANGED: {
    exit: 2,
    title: 'The recorded hands are not those that the run began with',
    remedy: 'Put the named file back as it was, or start a new run.',
  },
  DIVERGENCE_UNKNOWN: {
    exit: 2,
    title: 'The run has no divergence of that number',
    remedy: '`pokerbot eval show RUN` tells how many there are.',
  },
  FIGURE_EMPTY: {
    exit: 2,
    title: 'The run has nothing of what the figure shows',
    remedy: 'The message says why; `pokerbot eval report RUN` shows all that there is.',
  },
  FONTS_MISSING: {
    exit: 3,
    title: 'This machine has no font to write the letters of a picture with',
    remedy: 'Install one (Debian: `fonts-dejavu-core`), or export SVG.',
  },
  GATE_FAILED: {
    exit: 4,
    title: 'The run did not pass its gate',
    remedy: 'The verdict names each condition that failed and its figure.',
  },
});
