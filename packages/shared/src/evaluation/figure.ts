import { z } from 'zod';

/** Figures that a run can be asked for. */
export const figureNames = ['win-rate', 'positions', 'range', 'latency'] as const;
export type FigureName = (typeof figureNames)[number];

/** Forms of a figure as text. */
export const figureTextFormats = ['svg', 'csv', 'json'] as const;
export type FigureTextFormat = (typeof figureTextFormats)[number];

/** One figure of a run. */
export interface ExportedFigure {
  readonly runId: string;
  readonly figure: FigureName;
  readonly format: FigureTextFormat;
  /** The run's, as the evaluator sees it. */
  readonly folder: string;
  /** What the file is to hold. */
  readonly text: string;
}

/** The report of a run, as it was written. */
export const writtenReport = z.strictObject({
  runId: z.string(),
  suite: z.enum(['smoke', 'ab', 'serve', 'shadow']),
  finished: z.boolean().describe('Whether the run is; else the report is of what is on file'),
  file: z.string(),
  bytes: z.int().min(0),
  unreadableLines: z.int().min(0).describe('Damaged lines of its logs, which are left out'),
});

export type WrittenReport = z.output<typeof writtenReport>;
