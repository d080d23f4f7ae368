import { readConfig } from '@poker-bot/shared/config/read-config';
import type { AbSummary } from '@poker-bot/shared/evaluation/ab-summary';
import { spentInHands } from '../budget/spent-in-hands.ts';
import type { AbManifest } from '../config/ab-manifest.ts';
import { loadBot } from '../config/load-bot.ts';
import { loadOpponents } from '../config/load-opponents.ts';
import { smokeConfig } from '../config/smoke-config.ts';
import { fieldOf } from '../match/field.ts';
import { RunFolder } from '../run-folder/run-folder.ts';
import { openSource, workersOf } from '../shards/open-source.ts';
import { newIdentity } from '../suites/new-identity.ts';
import { finishedEvent, type Played } from '../suites/played.ts';
import { absenceWarning, requireServices, type ServedRequest } from '../suites/require-services.ts';
import { servicesOf } from '../suites/services-of.ts';
import type { Preview } from '../suites/smoke.ts';
import type { SuiteContext } from '../suites/suite-context.ts';
import { withWarning } from '../suites/with-warning.ts';
import { shownPath } from '../suites/workspace-paths.ts';
import { requireSameValueFunction, valueFunction } from '../variance-reduction/value-function.ts';
import { adviceTerms } from './advice-terms.ts';
import { forewarning } from './forewarning.ts';
import { type AbRequest, abSettings } from './plan-ab.ts';
import { playAb } from './play-ab.ts';
import { type OpenedAb, raiseHands, reopenAb } from './reopen-ab.ts';

export interface AbOptions extends AbRequest, ServedRequest {
  /** Names or paths of A and B; of a run that is resumed they are in its manifest. */
  readonly bots: readonly string[];
  readonly runId?: string | undefined;
  readonly workers?: number | undefined;
  /** A run to continue, with more hands than it has where more are asked for; of a finished one the summary is given again and nothing changes. */
  readonly resume?: string | undefined;
}

/** Plays two bots: is B better than A? */
export async function runAb(options: AbOptions, context: SuiteContext): Promise<AbSummary> {
  const fresh = options.resume === undefined;
  const opened = fresh ? prepare(options, context) : reopenAb(options, context);
  const { folder, manifest, note } = opened;
  if (fresh) folder.requireNew();
  const bots = opened.finished ? [] : [manifest.a, manifest.b];
  const services = await requireServices(bots, options, context);
  if (fresh) folder.create({ ...manifest, ...services });
  // Last: what cannot be played leaves the run, and its summary, as they were.
  if (opened.raisedFrom !== undefined) raiseHands(opened);
  // Only where the verdict is what was asked for: a match of a league has no need of one.
  const warnings = [forewarning(manifest), absenceWarning(services).warning];
  const warning = warnings.filter((each) => each !== undefined).join('. ') || undefined;
  const tell = withWarning(warning, context.tell);
  const { workers } = options;
  return await completeAb({ folder, manifest }, { workers, note }, { ...context, tell });
}

/** Plays what is missing of a run that has its folder; of a finished one the summary is given again. */
export async function completeAb(
  { folder, manifest }: Run,
  options: Pick<AbOptions, 'workers'> & {
    /** Added to the reasons of a finished run, as they are told. */
    readonly note?: string | undefined;
  },
  context: SuiteContext,
): Promise<AbSummary> {
  const shownFolder = shownPath(folder.path, context.workingDirectory);
  const finished = folder.readSummaryOf('ab');
  // Here as well as before: the matches of a resumed league come this way.
  if (finished === undefined) requireSameValueFunction(manifest);
  const played =
    finished === undefined
      ? await play({ folder, manifest, shownFolder }, options, context)
      : {
          summary: { ...finished, reasons: withNote(finished, options.note), folder: shownFolder },
          handsPerSecond: undefined,
        };
  context.tell(finishedEvent(played));
  return played.summary;
}

function withNote({ reasons }: AbSummary, note: string | undefined): string[] {
  return note === undefined ? reasons : [...reasons, note];
}

/** Reads and checks everything that a run would start from; writes nothing. Throws what `runAb` would. */
export function previewAb(options: AbOptions, context: SuiteContext): Preview {
  const fresh = options.resume === undefined;
  const { folder, manifest, finished } = fresh
    ? prepare(options, context)
    : reopenAb(options, context);
  if (fresh) folder.requireNew();
  const warning = forewarning(manifest);
  return {
    type: 'checked',
    finished,
    services: servicesOf([manifest.a, manifest.b]),
    ...(warning === undefined ? {} : { warning }),
  };
}

interface Run {
  readonly folder: RunFolder;
  readonly manifest: AbManifest;
}

function prepare(options: AbOptions, context: SuiteContext): OpenedAb {
  const { environment, paths } = context;
  const config = readConfig(paths.smokeConfig, smokeConfig);
  const settings = abSettings(options, { config, handCap: environment.SMOKE_HAND_CAP });
  const [a = '', b = ''] = options.bots;
  const opponents = loadOpponents(paths.opponents, settings.opponents);
  const manifest: AbManifest = {
    ...newIdentity({ runId: options.runId, suite: 'ab' }, context),
    suite: 'ab',
    settings,
    a: loadBot(a, context),
    b: loadBot(b, context),
    given: { a, b },
    opponents,
    valueFunction: settings.luckCorrection ? valueFunction(opponents) : null,
  };
  // Before the folder is made: what cannot be played must not leave a run behind.
  fieldOf(manifest);
  workersOf({ manifest, workers: options.workers });
  return { folder: new RunFolder(paths.runs, manifest.runId), manifest, finished: false };
}

async function play(
  run: Run & { readonly shownFolder: string },
  { workers }: Pick<AbOptions, 'workers'>,
  context: SuiteContext,
): Promise<Played<AbSummary>> {
  const { clock, tell, signal, environment } = context;
  const { a, b, settings } = run.manifest;
  const terms = await adviceTerms({ bots: [a, b], ...settings }, context);
  const spent = spentInHands(run.folder, run.manifest);
  const source = await openSource({ manifest: run.manifest, workers, spent }, context);
  try {
    const handCap = environment.SMOKE_HAND_CAP;
    return await playAb({ ...run, source, spent, clock, tell, signal, terms, handCap });
  } finally {
    await source.close();
  }
}
