type Cell = string | number | null;

/** One row under its names, for spreadsheets. */
export function csvOf(cells: Readonly<Record<string, Cell>>): string {
  return `${Object.keys(cells).join(',')}\n${Object.values(cells).map(quoted).join(',')}\n`;
}

function quoted(cell: Cell): string {
  const text = cell === null ? '' : String(cell);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
