export const help = `Evaluates a bot

USAGE
  eval smoke [FLAGS]      play hands against scripted opponents and judge the bot's health
  eval ab A B [FLAGS]     play two bots and say whether B is better
  eval serve [FLAGS]      deal a match to programs that connect over the ACPC protocol
  eval divide [FLAGS]     give every shard of a smoke run its folder, for processes that play them with smoke --resume
  eval merge RUN          make one run of the shards that several processes played of it
  eval shadow [FLAGS]     replay recorded hands through a bot that does not act
  eval lbr [FLAGS]        play a local best response against a bot: how much can be won from it, at least
  eval league BOT BOT …   play everybody against everybody, heads-up, and rank them
  eval compare RUN RUN …  runs of one suite side by side, each against the first
  eval gc [FLAGS]         remove old runs
  eval list [--json]      the runs and leagues there are
  eval show RUN [--json]  one run or league again, scored from its files when it is not finished;
                          --divergence N opens one divergence of a shadow run
  eval report RUN         write report.html of a run, finished or not; --output FILE elsewhere
  eval export RUN         print one figure of a run: --figure win-rate|positions|range|latency, --format svg|csv|json

FLAGS OF smoke
  --bot NAME|FILE         the bot that plays: one of config/bot, a scripted opponent of config/opponents, or a file (default BOT_CONFIG)
  --hands N               hands to deal, each rotation counted (default from EVAL_CONFIG_PATH)
  --seats N               seats at the table, 2 to 9
  --opponent NAME         an opponent in config/opponents; repeat it for a mixed field
  --seed TEXT             same seed and configuration, same hands
  --run-id ID             id of the run, and name of its folder
  --resume RUN            continue a run that was stopped; of a finished one the verdict again
  --gates FILE            what the run has to keep to (default gates.json beside EVAL_CONFIG_PATH)
  --max-p99-ms N          fail when the 99th percentile of the decision latency is above
  --decision-limit-ms N   a decision that takes longer is a timeout (default 10000)
  --workers N             threads that play, to the same bytes (default one a core for a bot that asks no service, else 1)
  --shard K/N             play the K-th of N parts of the run, as a run of its own; --run-id names the whole
  --no-luck-correction    leave the luck in: faster heads-up, and wider intervals
  --check                 check the flags and configurations and name the services needed; play nothing
  --json                  one JSON document on standard output
  --events                events as lines of JSON on standard output

FLAGS OF divide
  --jobs N                processes that are to play the run, 1 to 64
  --resume RUN            a run that was divided: its shards again
  all others but --shard as of smoke

FLAGS OF merge
  --shards N              how many shards it was begun in, where there are those of several numbers

FLAGS OF ab
  A, B                    bots, named as for smoke: A is there, B may be better
  --hands N               play exactly so many (rounded up to whole pairs), whatever they show
  --max-hands N           the most, where the run ends with a verdict (default 20000)
  --until-decided         end with a verdict also where --hands is given
  --opponent NAME         both play against this field instead of each other; repeat it
  --seats N               seats at the table of a field
  --test METHOD           interval (default): a confidence sequence; sprt: sequential tests
  --alpha, --beta N       error rates of the verdict (default 0.05); beta is of sprt
  --delta N               bb/100: within ± delta counts as none (default 5); heads-up of what B wins from A,
                          with --opponent of what B wins less what A wins
  --no-luck-correction    leave the luck in
  --allow-degraded        play also where a service does not answer that a bot asks, with what is left of the bots
  --resume RUN            as of smoke; an undecided run goes on with more hands by a greater --max-hands
  --seed, --run-id, --decision-limit-ms, --workers, --check, --json, --events   as of smoke

FLAGS OF league
  BOT                     a bot, named as for smoke
  --guest NAME            an opponent in config/opponents that every bot plays as well; repeat it. Guests don't play each other
  --hands N               hands of each match (default 2000)
  --resume LEAGUE         continue a league that was stopped; of a finished one the table again
  --allow-degraded        as of ab
  --seed, --run-id, --no-luck-correction, --decision-limit-ms, --workers, --check, --json, --events   as of smoke

FLAGS OF lbr
  --bot NAME|FILE         as of smoke; what it is told of the bot depends on its advisors
  --hands N               hands to play (default 1000)
  --actions LIST          what it chooses from (default fold,call,pot,all-in)
  --streets LIST          where it chooses; elsewhere it checks and calls (default preflop,flop,turn,river)
  --seed, --run-id, --resume, --workers, --json, --events   as of smoke

FLAGS OF gc
  --keep N                the newest runs that stay
  --older-than AGE        only runs begun before, such as 12h, 30d or 8w
  --unfinished            also runs that are not finished, but for those under way
  --dry-run               say what would be removed; remove nothing
  --json, --events        as of smoke

FLAGS OF serve
  --bot NAME|FILE         our bot, named as for smoke, in the first seat (without it all players are from outside)
  --seats N               players at the table, 2 to 10 (default 2)
  --hands N               hands to deal (default 1000)
  --seed TEXT             same seed, same cards
  --name NAME             of a program from outside, in the log; repeat it by seat (default player1 …)
  --port PORT             that it connects to; repeat it by seat (default any that is free, told at the start)
  --game NAME|FILE        a game of the ACPC by its name, or the file of a definition
  --duplicate             deal every hand once for each seat, everybody moving one on
  --response-ms N         time for one action (default 600000)
  --hand-ms N             time of a player for one hand (default 600000)
  --per-hand-ms N         time of a player for a hand on average (default 7000)
  --max-invalid N         invalid actions of a player that are borne (default any number)
  --start-timeout-ms N    wait for all programs to connect (default 300000)
  --decision-limit-ms N   time of our bot's advisors for one action (default 10000)
  --resume RUN            continue a match that was stopped, with the hands that are missing and the same cards
  --run-id, --check, --json, --events   as of smoke

FLAGS OF shadow
  --session ID            the session to replay (default SESSION_ID)
  --from FILE             a file of recorded hands instead: PHH, a hand log, an ACPC match text; repeat it for several
  --player NAME           replay this player only; repeat it for several (default: all whose cards are known)
  --bot NAME|FILE         the candidate, as of smoke
  --hands N               only the first hands
  --min-agreement SHARE   pass or fail by the share of decisions that agree, 0 to 1
  --allow-degraded        as of ab
  --seed, --run-id, --resume, --decision-limit-ms, --check, --json, --events as for smoke

EXIT CODES
  0 pass, better   1 failed work   2 usage   3 something missing on the host   4 gate failed, not better, or undecided   130 interrupted
`;
