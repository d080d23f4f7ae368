export const help = `Evaluates a bot

USAGE
  eval smoke [FLAGS]      play hands against scripted opponents and judge the bot's health
  eval list [--json]      the runs there are
  eval show RUN [--json]  one run again, scored from its files when it is not finished

FLAGS OF smoke
  --hands N               hands to deal, each rotation counted (default from EVAL_CONFIG_PATH)
  --seats N               seats at the table, 2 to 9
  --opponent NAME         an opponent in config/opponents; repeat it for a mixed field
  --seed TEXT             same seed and configuration, same hands
  --run-id ID             id of the run, and name of its folder
  --resume RUN            continue a run that was stopped; of a finished one the verdict again
  --max-p99-ms N          fail when the 99th percentile of the decision latency is above
  --decision-limit-ms N   a decision that takes longer is a timeout (default 10000)
  --workers N             threads that play, to the same bytes (default one a core for a bot that asks no service, else 1)
  --check                 check the flags and configurations and name the services needed; play nothing
  --json                  one JSON document on standard output
  --events                events as lines of JSON on standard output

EXIT CODES
  0 pass   1 failed work   2 usage   3 something missing on the host   4 gate failed or undecided   130 interrupted
`;
