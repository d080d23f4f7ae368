import { registry } from '@poker-bot/shared/env/registry';
import type { Variable } from '@poker-bot/shared/env/variable';

/** A name that the registry knows, in one of its spellings. */
export interface KnownName {
  /** The first name, without `_FILE`. */
  readonly name: string;
  readonly variable: Variable;
  /** Whether it was written under a second name. */
  readonly isAlias: boolean;
  /** Whether the value is the path of a file that holds the secret. */
  readonly isPath: boolean;
}

const spellings: ReadonlyMap<string, KnownName> = new Map(
  Object.entries(registry as Readonly<Record<string, Variable>>).flatMap(([name, variable]) =>
    [name, ...(variable.aliases ?? [])].flatMap((written) =>
      (variable.secret ? ['', '_FILE'] : ['']).map((suffix): readonly [string, KnownName] => [
        written + suffix,
        { name, variable, isAlias: written !== name, isPath: suffix !== '' },
      ]),
    ),
  ),
);

/** The variable that is written like that: under its name, an alias, or with `_FILE` for a secret. */
export function knownName(written: string): KnownName | undefined {
  return spellings.get(written);
}

/** Every way to write a registered variable. */
export function knownSpellings(): string[] {
  return [...spellings.keys()];
}

/** Names that belong to something else than this project: tools, languages, libraries that units are built on, the shell. */
const foreign = new RegExp(
  [
    /^(COMPOSE|DOCKER|BUILDKIT|BUILDX|NODE|NPM|PNPM|LC|XDG|SSL|GIT|GITHUB|RUNNER|OTEL|AWS|ACTIONS)_/,
    /^(PATH|HOME|USER|LOGNAME|SHELL|TERM|PWD|TZ|LANG|TMPDIR|CI|NO_COLOR|FORCE_COLOR|DEBUG|HOSTNAME)$/,
    /^(https?|no|HTTPS?|NO)_(proxy|PROXY)$/,
    /^(LD|DYLD|MALLOC|RUST|CARGO|JAVA|UV|PIP|CONDA)_|^PYTHON[A-Z]+$|^(GODEBUG|GOGC|GOMAXPROCS|GOMEMLIMIT|VIRTUAL_ENV)$/,
    /^(CUDA|CUDNN|NCCL|NVIDIA|HIP|ROCR|OMP|MKL|OPENBLAS|KMP|TORCH|PYTORCH|TF|XLA|JAX|HF|ORT)_/,
    /^OPENAI_(ORG_ID|ORGANIZATION|PROJECT|PROJECT_ID)$|^GRPC_(VERBOSITY|TRACE)$|^(REQUESTS|CURL)_CA_BUNDLE$/,
  ]
    .map(({ source }) => source)
    .join('|'),
);

/** Whether a name is one that a tool of others reads. */
export function isForeignName(name: string): boolean {
  return foreign.test(name);
}
