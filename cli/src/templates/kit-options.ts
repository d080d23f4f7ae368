import type { KitSource, KitTemplates } from './kit-source.ts';
import type { TemplateModel } from './render-template.ts';

export interface KitOptions {
  readonly templates: KitTemplates;
  /** Name of the unit. */
  readonly unit: string;
  /** The source folder as the manifest has it; the context of the build. */
  readonly source: string;
  readonly contents: KitSource;
  /** Program and arguments; by default what the kit builds a unit of this name to. */
  readonly command?: readonly string[] | undefined;
  /** Ports by the variable that carries them, the first one serves consumers. None: the unit is not asked for its health. */
  readonly ports?: Readonly<Record<string, number>> | undefined;
  readonly health?: KitHealth | undefined;
  /** What stands for a base image: with its digest, or from a registry of the user's own. */
  readonly images?: Readonly<Record<string, string>> | undefined;
  /** Version of the service, for its label. */
  readonly version?: string | undefined;
}

export interface KitHealth {
  readonly protocol: 'grpc' | 'http';
  /** Variable that carries the port to ask; the first of `ports` when absent. */
  readonly port?: string | undefined;
  readonly path?: string | undefined;
}

/** What the kits differ in. */
export interface KitModel {
  readonly model: TemplateModel;
  /** The health probe, before its arguments. */
  readonly probe: readonly string[];
  readonly command: readonly string[];
}
