/** Colours of figures by what they stand for. */
export interface FigureColors {
  readonly paper: string;
  readonly ink: string;
  /** Labels of axes. */
  readonly faint: string;
  readonly grid: string;
  readonly line: string;
  readonly band: string;
  readonly bar: string;
  readonly marker: string;
  /** Behind dark letters. */
  readonly raise: string;
  readonly call: string;
  readonly fold: string;
  readonly unseen: string;
}

/** Blue, vermilion, sky blue after Okabe and Ito: told apart with any kind of colour vision. */
export const lightFigure: FigureColors = {
  paper: '#ffffff',
  ink: '#1b1b1b',
  faint: '#555555',
  grid: '#d9d9d9',
  line: '#0072b2',
  band: '#cfe3f1',
  bar: '#0072b2',
  marker: '#b34700',
  raise: '#e69f00',
  call: '#8ecbee',
  fold: '#e4e4e4',
  unseen: '#ffffff',
};

export const darkFigure: FigureColors = {
  paper: '#16181c',
  ink: '#ececec',
  faint: '#b5b5b5',
  grid: '#3a3d44',
  line: '#56b4e9',
  band: '#21435a',
  bar: '#56b4e9',
  marker: '#f0a050',
  raise: '#e69f00',
  call: '#7fc3ea',
  fold: '#c4c4c4',
  unseen: '#a9a9a9',
};

/** The style sheet of every figure. Text in cells is always dark: their colours are light on any paper. */
export function figureStyle(colors: FigureColors): string {
  return [
    '.figure text{font:12px system-ui,"DejaVu Sans","Liberation Sans",Helvetica,Arial,sans-serif}',
    `.paper{fill:${colors.paper}}`,
    `.figure .label{fill:${colors.faint}}`,
    `.figure .value{fill:${colors.ink};font-weight:600}`,
    `.figure .axis{stroke:${colors.faint};fill:none}`,
    `.figure .grid{stroke:${colors.grid};fill:none}`,
    `.figure .zero{stroke:${colors.ink};fill:none;stroke-dasharray:5 4}`,
    `.figure .marker{stroke:${colors.marker};fill:none;stroke-dasharray:2 3}`,
    `.figure .curve{stroke:${colors.line};fill:none;stroke-width:2}`,
    `.figure .dot{fill:${colors.line}}`,
    `.figure .band{fill:${colors.band}}`,
    `.figure .cut{fill:${colors.faint}}`,
    `.figure .bar{fill:${colors.bar}}`,
    `.figure .raise{fill:${colors.raise}}`,
    `.figure .call{fill:${colors.call}}`,
    `.figure .fold{fill:${colors.fold}}`,
    `.figure .unseen{fill:${colors.unseen}}`,
    '.figure .edge{fill:none;stroke:#8a8a8a;stroke-width:.5}',
    '.figure text.in-cell{fill:#111;font-size:10px}',
    '.figure text.in-cell.small{font-size:8px}',
  ].join('');
}
