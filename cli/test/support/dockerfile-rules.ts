import { DockerfileParser, type Instruction, type ModifiableInstruction } from 'dockerfile-ast';

export interface Line {
  readonly keyword: string;
  readonly flags: readonly string[];
  readonly text: string;
  /** Words as they are written. */
  readonly words: readonly string[];
}

export interface Stage {
  readonly name: string;
  readonly from: string;
  readonly lines: readonly Line[];
}

export interface ParsedDockerfile {
  /** What stands before the first stage. */
  readonly head: readonly Line[];
  readonly stages: readonly Stage[];
}

export function parseDockerfile(text: string): ParsedDockerfile {
  const lines = DockerfileParser.parse(text).getInstructions().map(lineOf);
  const starts = lines.flatMap(({ keyword }, index) => (keyword === 'FROM' ? [index] : []));
  return {
    head: lines.slice(0, starts[0]),
    stages: starts.map((start, position) => {
      const [from = '', , name = ''] = lines[start]?.words ?? [];
      return { name, from, lines: lines.slice(start + 1, starts[position + 1]) };
    }),
  };
}

function lineOf(instruction: Instruction): Line {
  const flags = 'getFlags' in instruction ? (instruction as ModifiableInstruction).getFlags() : [];
  return {
    keyword: instruction.getKeyword(),
    flags: flags.map(String),
    text: instruction.getArgumentsContent() ?? '',
    words: instruction.getArguments().map((argument) => argument.getValue()),
  };
}

type Rule = (file: ParsedDockerfile) => readonly unknown[];

const every = (keyword: string, { stages }: ParsedDockerfile) =>
  stages.flatMap(({ lines }) => lines.filter((line) => line.keyword === keyword));
const isJson = ({ text }: Line) => /^(NONE|(CMD\s+)?\[.*\])$/s.test(text);
const repeated =
  (keyword: string): Rule =>
  ({ stages }) =>
    stages.filter(({ lines }) => lines.filter((line) => line.keyword === keyword).length > 1);
const mentions =
  (pattern: RegExp): Rule =>
  (file) =>
    every('RUN', file).filter(({ text }) => pattern.test(text));
const labels = (file: ParsedDockerfile) =>
  every('LABEL', file).flatMap(({ words }) => words.map((word) => word.split('=', 1)[0] ?? ''));

/** The rules of hadolint that these files could break, by its numbers; each gives what breaks it. */
const rules: Readonly<Record<string, Rule>> = {
  'DL3000 absolute WORKDIR': (file) =>
    every('WORKDIR', file).filter(({ text }) => !text.startsWith('/')),
  'DL3002 last user is not root': ({ stages }) => {
    const chain = ancestry(stages);
    const users = chain.flatMap(({ lines }) => lines.filter(({ keyword }) => keyword === 'USER'));
    const last = users.at(-1)?.text ?? 'root';
    return /^(root|0)(:|$)/.test(last) ? [last] : [];
  },
  'DL3003 WORKDIR instead of cd': mentions(/(^|[;&|]\s*)cd\s/),
  'DL3004 no sudo': mentions(/\bsudo\b/),
  'DL3006 a version of every image': ({ stages }) =>
    stages.filter(({ from }) => !isStage(stages, from) && !/^\$\{|:|@/.test(from)),
  'DL3007 no latest': ({ stages, head }) =>
    [...stages.map(({ from }) => from), ...head.map(({ text }) => text)].filter((from) =>
      from.includes(':latest'),
    ),
  'DL3008 pinned packages': mentions(/apt-get|apk add|yum|dnf/),
  'DL3012 one HEALTHCHECK': repeated('HEALTHCHECK'),
  'DL3016 pinned npm': mentions(/(^|[^p])npm (install|i) (?!.*@\d)/),
  'DL3020 COPY instead of ADD': (file) => every('ADD', file),
  'DL3021 several sources end in a folder': (file) =>
    every('COPY', file).filter(({ words }) => words.length > 2 && !words.at(-1)?.endsWith('/')),
  'DL3022 COPY --from names a stage': ({ stages }) =>
    stages.flatMap(({ lines }) =>
      lines.filter(({ keyword, flags }) => {
        const from = flags.find((flag) => flag.startsWith('--from='))?.slice('--from='.length);
        return keyword === 'COPY' && from !== undefined && !isStage(stages, from);
      }),
    ),
  'DL3024 every stage has its own name': ({ stages }) =>
    stages.filter(({ name }, index) => stages.findIndex((stage) => stage.name === name) !== index),
  'DL3025 JSON for what runs': (file) =>
    ['CMD', 'ENTRYPOINT', 'HEALTHCHECK']
      .flatMap((keyword) => every(keyword, file))
      .filter((line) => !isJson(line)),
  'DL3027 apt-get instead of apt': mentions(/\bapt\s/),
  'DL3029 no --platform': ({ stages }) => stages.filter(({ from }) => from.includes('--platform')),
  'DL3044 no variable of the same ENV': ({ stages, head }) => {
    const known = new Set(head.map(nameOf));
    return stages.flatMap(({ lines }) =>
      lines.flatMap((line) => {
        if (line.keyword === 'ARG') known.add(nameOf(line));
        if (line.keyword !== 'ENV') return [];
        const names = line.words.map((word) => word.split('=', 1)[0] ?? '');
        const used = names.filter((name) => line.text.includes(`\${${name}}`) && !known.has(name));
        for (const name of names) known.add(name);
        return used;
      }),
    );
  },
  'DL3045 WORKDIR before a relative COPY': ({ stages }) =>
    stages.filter(({ lines, from }) => {
      const above = ancestry(stages, from).flatMap((stage) => stage.lines);
      return lines.some(
        (line, index) =>
          line.keyword === 'COPY' &&
          !line.words.at(-1)?.startsWith('/') &&
          ![...above, ...lines.slice(0, index)].some(({ keyword }) => keyword === 'WORKDIR'),
      );
    }),
  'DL3048 keys of labels': (file) =>
    labels(file).filter((key) => !/^[a-z0-9]+([.-][a-z0-9]+)*$/.test(key)),
  'DL3057 HEALTHCHECK': ({ stages }) =>
    ancestry(stages).some(({ lines }) => lines.some(({ keyword }) => keyword === 'HEALTHCHECK'))
      ? []
      : ['missing'],
  'DL3059 no RUN after RUN': ({ stages }) =>
    stages.flatMap(({ lines }) =>
      lines.filter(
        ({ keyword }, index) => keyword === 'RUN' && lines[index + 1]?.keyword === 'RUN',
      ),
    ),
  'DL3061 FROM or ARG first': ({ head }) => head.filter(({ keyword }) => keyword !== 'ARG'),
  'DL4000 no MAINTAINER': (file) => every('MAINTAINER', file),
  'DL4003 one CMD': repeated('CMD'),
  'DL4004 one ENTRYPOINT': repeated('ENTRYPOINT'),
  'DL4006 no pipe without pipefail': mentions(/(^|[^|])\|([^|]|$)/),
};

/** What a file breaks, by rule. */
export function brokenRules(text: string): Record<string, readonly unknown[]> {
  const file = parseDockerfile(text);
  const found = Object.entries(rules).map(([name, rule]) => [name, rule(file)] as const);
  return Object.fromEntries(found.filter(([, problems]) => problems.length > 0));
}

function nameOf({ text }: Line): string {
  return text.split('=', 1)[0] ?? '';
}

function isStage(stages: readonly Stage[], name: string): boolean {
  return stages.some((stage) => stage.name === name);
}

/** The stages that the last one is made of, or another, from its root. */
function ancestry(stages: readonly Stage[], name = stages.at(-1)?.name): Stage[] {
  const stage = stages.find((each) => each.name === name);
  return stage ? [...ancestry(stages, stage.from), stage] : [];
}
