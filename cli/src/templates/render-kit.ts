import type { KitModel, KitOptions } from './kit-options.ts';
import type { Kit } from './kit-source.ts';
import { pythonModel } from './python-kit.ts';
import { renderTemplate } from './render-template.ts';
import { rustModel } from './rust-kit.ts';

/** The Dockerfile of a service of the user's own, which brings everything but the source folder. */
export function kitDockerfile(kit: Kit, options: KitOptions): string {
  const { templates, unit, source, contents } = options;
  const own = kit === 'rust' ? rustModel(options) : pythonModel(options);
  return renderTemplate(templates.dockerfile, {
    ...own.model,
    unit,
    source,
    online: !contents.airGapped,
    airGapped: contents.airGapped,
    probe: printed(templates.probe),
    image: renderTemplate(templates.image, imageModel(options, own)),
  });
}

function imageModel(options: KitOptions, { probe, command }: KitModel) {
  const { unit, ports = {}, version = '' } = options;
  const entries = Object.entries(ports);
  const listens = entries.length > 0;
  return {
    unit,
    version: JSON.stringify(version),
    listens,
    silent: !listens,
    portValues: entries.map(([variable, port]) => `${variable}=${port}`).join(' \\\n    '),
    ports: entries.map(([, port]) => port).join(' '),
    healthcheck: words([...probe, ...probeArguments(options)]),
    command: words(command),
  };
}

function probeArguments({ ports = {}, health }: KitOptions): string[] {
  const { protocol = 'grpc', path = '/readyz' } = health ?? {};
  const variable = health?.port ?? Object.keys(ports)[0] ?? '';
  return [protocol, variable, String(ports[variable]), ...(protocol === 'http' ? [path] : [])];
}

/** A command as a Dockerfile writes it for no shell. */
function words(list: readonly string[]): string {
  return `[${list.map((word) => JSON.stringify(word)).join(', ')}]`;
}

/** A shell command that prints a text. The Dockerfile brings its files itself, so that the context is the source folder alone. */
function printed(text: string): string {
  const lines = text.trimEnd().split('\n');
  return [`printf '%s\\n'`, ...lines.map((line) => `    '${line.replaceAll(`'`, `'\\''`)}'`)].join(
    ' \\\n',
  );
}
