import { createHash } from 'node:crypto';
import { rateUnitOf } from '../figures/rate-unit.ts';
import { element, type Markup, trusted } from '../markup/element.ts';
import type { ReportData } from '../read/report-data.ts';
import { configurationSection } from './configuration-section.ts';
import { handsSection } from './hand-replay.ts';
import { headline, titleOf } from './headline.ts';
import { healthSection, latencySection } from './health-sections.ts';
import { pageScript } from './page-script.ts';
import { pageStyle } from './page-style.ts';
import { positionsSection, rangesSection, streetsSection } from './play-sections.ts';
import type { Section } from './section.ts';
import { agreementSection, divergencesSection } from './shadow-sections.ts';
import { curveSection, estimatesSection, playersSection } from './win-rate-sections.ts';

/** The whole report as one page that needs nothing else. Same data, same bytes. */
export function reportPage(data: ReportData): string {
  const title = titleOf(data);
  const sections = sectionsOf(data).filter((each) => each !== null);
  const page = element(
    'html',
    { lang: 'en' },
    element(
      'head',
      {},
      element('meta', { charset: 'utf-8' }),
      element('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
      element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      element('meta', { name: 'referrer', content: 'no-referrer' }),
      element('title', {}, `${title} · ${data.manifest.runId}`),
      element('style', {}, trusted(pageStyle)),
    ),
    element(
      'body',
      {},
      headline(data),
      contents(sections),
      element(
        'main',
        {},
        sections.map(({ markup }) => markup),
      ),
      element('script', {}, trusted(pageScript)),
    ),
  );
  return `<!doctype html>\n${page.text}\n`;
}

/** Nothing is loaded, and no style or script runs but ours: what a run is named by cannot become either. */
const policy = [
  "default-src 'none'",
  `style-src '${hashOf(pageStyle)}'`,
  `script-src '${hashOf(pageScript)}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function sectionsOf(data: ReportData): (Section | null)[] {
  const { played, shadow, manifest } = data;
  return [
    ...summarySections(data),
    ...(played === undefined
      ? []
      : [
          positionsSection(data, played),
          streetsSection(played),
          rangesSection(played),
          handsSection(played),
        ]),
    shadow === undefined ? null : divergencesSection(shadow),
    latencySection((played ?? shadow)?.latencies ?? []),
    healthSection(data),
    configurationSection(manifest),
  ];
}

function summarySections(data: ReportData): (Section | null)[] {
  const { summary, manifest } = data;
  const unit = rateUnitOf(manifest);
  switch (summary.suite) {
    case 'smoke':
      return [
        estimatesSection({ ...summary, counts: summary.estimator, unit }),
        curveSection(data),
      ];
    case 'ab':
      return [
        estimatesSection({ ...summary, counts: summary.test.estimator, unit }),
        curveSection(data),
      ];
    case 'serve':
      return [playersSection(summary)];
    case 'shadow':
      return [agreementSection(summary)];
  }
}

function contents(sections: readonly Section[]): Markup {
  return element(
    'nav',
    { 'aria-label': 'Contents' },
    element(
      'ul',
      {},
      sections.map(({ id, title }) => element('li', {}, element('a', { href: `#${id}` }, title))),
    ),
  );
}
