import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { FigureName } from '@poker-bot/shared/evaluation/figure';
import { leaveToOwner, makeFolder } from '../folder-owner.ts';
import { ask, type EvaluationPlace } from './ask-evaluator.ts';

export const figureFormats = ['svg', 'png', 'csv', 'json'] as const;
export type FigureFormat = (typeof figureFormats)[number];

export interface FigureRequest {
  readonly runId: string;
  readonly figure: FigureName;
  readonly format: FigureFormat;
  /** From the working directory on; in the folder of the run otherwise. */
  readonly output: string | undefined;
}

export interface FigureResult {
  readonly runId: string;
  readonly figure: FigureName;
  readonly format: FigureFormat;
  readonly file: string;
  readonly bytes: number;
}

/**
 * Writes one figure of a run to a file: a picture, or what the picture is drawn from.
 *
 * @throws PokerbotError `RUN_UNKNOWN`, `RUN_DAMAGED`, `FIGURE_EMPTY`, `FONTS_MISSING`, `DISK_FULL`, `FILE_UNWRITABLE`
 */
export async function exportFigure(
  place: EvaluationPlace,
  { runId, figure, format, output }: FigureRequest,
): Promise<FigureResult> {
  const wanted = [`--figure=${figure}`, `--format=${format === 'png' ? 'svg' : format}`];
  const answer = await ask(place, { args: ['export', ...wanted, runId], type: 'exported' });
  const { text, folder } = answer.figure;
  const content = format === 'png' ? await picture(text) : Buffer.from(text);
  const { workingDirectory } = place.context;
  const path =
    output === undefined
      ? join(resolve(place.workspace, folder), `${figure}.${format}`)
      : resolve(workingDirectory, output);
  writeWhole(path, content);
  const file = relative(workingDirectory, path);
  return { runId, figure, format, file, bytes: content.length };
}

/** The library has a binary for each platform, and most figures are wanted without it. */
async function picture(svg: string): Promise<Uint8Array> {
  const { pngOf } = await import('./png-of.ts');
  return pngOf(svg);
}

function writeWhole(path: string, content: Uint8Array): void {
  const draft = `${path}.${process.pid}.tmp`;
  makeFolder(dirname(path));
  try {
    writeFileSync(draft, content);
    leaveToOwner(draft);
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}
