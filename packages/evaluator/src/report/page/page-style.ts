import {
  darkFigure,
  type FigureColors,
  figureStyle,
  lightFigure,
} from '../figures/figure-style.ts';

interface PageColors extends FigureColors {
  readonly panel: string;
  readonly good: string;
  readonly bad: string;
  readonly open: string;
  readonly link: string;
  /** Suits: spades are ink. */
  readonly hearts: string;
  readonly diamonds: string;
  readonly clubs: string;
}

const light: PageColors = {
  ...lightFigure,
  panel: '#f4f5f7',
  good: '#005f46',
  bad: '#9c2f00',
  open: '#5c4a00',
  link: '#00568a',
  hearts: '#b3123c',
  diamonds: '#00568a',
  clubs: '#00674b',
};

const dark: PageColors = {
  ...darkFigure,
  panel: '#22252b',
  good: '#4fd1a5',
  bad: '#ff9a66',
  open: '#f0d060',
  link: '#8ecbee',
  hearts: '#ff93a8',
  diamonds: '#8ecbee',
  clubs: '#6fdcb0',
};

const layout = `
*{box-sizing:border-box}
body{margin:0 auto;max-width:62rem;padding:1rem 1.25rem 4rem;font:16px/1.5 system-ui,"DejaVu Sans",sans-serif;overflow-wrap:anywhere}
h1{font-size:1.5rem;margin:.25rem 0}h2{font-size:1.2rem;margin:2.25rem 0 .5rem}h3{font-size:1rem;margin:1.25rem 0 .25rem}
p,ul{margin:.4rem 0}figure{margin:1rem 0}figcaption{font-weight:600;margin-bottom:.25rem}
.wide{overflow-x:auto}.figure{display:block;max-width:100%;height:auto}
table{border-collapse:collapse;margin:.5rem 0;font-size:.9rem}caption{text-align:left;min-width:20rem;font-weight:600;padding:.25rem 0}
th,td{padding:.2rem .7rem .2rem 0;text-align:left;vertical-align:top;overflow-wrap:normal}td{overflow-wrap:break-word}thead th,tbody th{font-weight:600}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
thead .number{white-space:normal}
.verdict{display:inline-block;font-weight:700;border:2px solid;border-radius:.4rem;padding:.1rem .6rem}
.grids{display:flex;flex-wrap:wrap;gap:1rem}.grids>*{flex:0 1 27.5rem}
summary{cursor:pointer;padding:.25rem 0}details{border-top:1px solid;margin:0;padding:.15rem 0}
:focus-visible{outline:3px solid;outline-offset:2px}
.steps{list-style:none;padding:0 0 0 .5rem;margin:.5rem 0}.steps li{padding:.15rem .5rem;border-left:4px solid transparent}
.steps .street{font-weight:600;margin-top:.4rem}.steps .advice{font-size:.85rem}
.card{font-weight:600;white-space:nowrap}pre{overflow:auto;padding:.75rem;font-size:.8rem;white-space:pre-wrap}
.stepper{margin:.5rem 0;display:flex;gap:.5rem;align-items:center}
.stepper button{font:inherit;padding:.15rem .8rem;border:1px solid;border-radius:.3rem;cursor:pointer}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none;padding:0}
`;

const paper = `
@page{margin:14mm}
@media print{body{max-width:none;padding:0;font-size:11pt}nav,.stepper,.in-full{display:none}
details:not([open])::details-content{content-visibility:visible;block-size:auto}
.steps{columns:2;font-size:.85em}.steps li[hidden]{display:list-item}.wide{overflow:visible}pre{white-space:pre-wrap}
figure,.figure,tr,li,p,.hand>summary{break-inside:avoid}h2,h3,h2+p,figcaption,caption,summary{break-after:avoid}
.grids{display:grid;grid-template-columns:1fr 1fr}}
`;

function coloured(colors: PageColors): string {
  const { paper: ground, ink, panel, faint, grid, link } = colors;
  return [
    `body{background:${ground};color:${ink}}`,
    `a{color:${link}}`,
    `.faint,caption,.steps .advice{color:${faint}}`,
    `thead tr{border-bottom:1px solid ${faint}}tbody tr{border-bottom:1px solid ${grid}}details{border-color:${grid}}`,
    `pre,.stepper button{background:${panel};color:${ink}}`,
    `.good{color:${colors.good}}.bad{color:${colors.bad}}.open{color:${colors.open}}`,
    `.steps [aria-current]{border-color:${colors.line};background:${panel}}`,
    `.hearts{color:${colors.hearts}}.diamonds{color:${colors.diamonds}}.clubs{color:${colors.clubs}}`,
    figureStyle(colors),
  ].join('\n');
}

/** The style sheet of a report: light or dark as the reader has it, always light on paper. */
export const pageStyle = [
  ':root{color-scheme:light dark}',
  layout,
  coloured(light),
  `@media screen and (prefers-color-scheme:dark){${coloured(dark)}}`,
  paper,
].join('\n');
