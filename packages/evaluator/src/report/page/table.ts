import { type Child, element, type Markup } from '../markup/element.ts';

export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => Child;
  /** Figures stand under each other at their ends. */
  readonly figure?: boolean;
}

/** A table under its caption; the first column heads the rows. */
export function tableOf<Row>(
  caption: string,
  { rows, columns }: { readonly rows: readonly Row[]; readonly columns: readonly Column<Row>[] },
): Markup {
  const kind = ({ figure }: Column<Row>) => (figure ? 'number' : undefined);
  const head = columns.map((column) =>
    element('th', { scope: 'col', class: kind(column) }, column.title),
  );
  const body = rows.map((row) =>
    element(
      'tr',
      {},
      columns.map((column, at) =>
        at === 0
          ? element('th', { scope: 'row', class: kind(column) }, column.cell(row))
          : element('td', { class: kind(column) }, column.cell(row)),
      ),
    ),
  );
  return element(
    'div',
    { class: 'wide' },
    element(
      'table',
      {},
      element('caption', {}, caption),
      element('thead', {}, element('tr', {}, head)),
      element('tbody', {}, body),
    ),
  );
}

/** Names with their values. */
export function facts(caption: string, rows: readonly (readonly [string, Child])[]): Markup {
  return tableOf(caption, {
    rows,
    columns: [
      { title: 'what', cell: ([name]) => name },
      { title: 'value', cell: ([, value]) => value },
    ],
  });
}
