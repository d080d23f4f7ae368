type Cell = string | number | null;

export type Row = Readonly<Record<string, Cell>>;

/** One row under its names, for spreadsheets. */
export function csvOf(cells: Row): string {
  return csvRows([cells]);
}

/** Rows under the names of the first. */
export function csvRows(rows: readonly Row[]): string {
  const names = Object.keys(rows[0] ?? {}).join(',');
  const lines = rows.map((row) => Object.values(row).map(quoted).join(','));
  return `${[names, ...lines].join('\n')}\n`;
}

function quoted(cell: Cell): string {
  const text = cell === null ? '' : String(cell);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
