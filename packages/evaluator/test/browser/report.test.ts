import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Browser } from '../support/browser.ts';
import { BrowserPage } from '../support/browser-page.ts';
import { beyondAxes, cutOnPaper, faintTexts, openAll } from '../support/page-checks.ts';
import { TemporaryWorkspace } from '../support/temporary-workspace.ts';

/** What somebody might call a run who wants a script of theirs to run in the report. */
const hostile = `</script></title></style>"'><img src=x onerror=hacked=1><script>hacked=1</script>`;

let workspace: TemporaryWorkspace;
let browser: Browser;

beforeAll(async () => {
  workspace = new TemporaryWorkspace();
  workspace.write('config/bot/other.bot.json', otherBot);
  const duplicate = ['--hands', '400', '--seats', '2'];
  await workspace.eval(['smoke', ...duplicate, '--run-id', 'smoke', '--seed', hostile]);
  await workspace.eval(['smoke', '--hands', '60', '--run-id', 'table']);
  await workspace.eval(['ab', 'default', 'other', '--hands', '200', '--run-id', 'ab']);
  const source = ['--from', 'results/eval/table/hands.jsonl'];
  await workspace.eval(['shadow', ...source, '--bot', 'other', '--run-id', 'shadow']);
  const lbr = ['--hands', '40', '--workers', '1'];
  await workspace.eval(['lbr', ...lbr, '--run-id', 'lbr', '--seed', hostile]);
  browser = new Browser();
}, 120_000);

afterAll(async () => {
  await browser?.[Symbol.asyncDispose]();
  workspace[Symbol.dispose]();
});

const otherBot = JSON.stringify({
  name: hostile,
  description: hostile,
  advisors: [{ type: 'heuristic', samples: 5 }],
});

const urlOf = (run: string) =>
  pathToFileURL(workspace.file(`results/eval/${run}/report.html`)).href;

const open = (run: string, how: { scheme?: 'light' | 'dark'; script?: boolean } = {}) =>
  BrowserPage.open(browser, { url: urlOf(run), ...how });

describe.each(['smoke', 'table', 'ab', 'shadow', 'lbr'])('the report of run %s', (run) => {
  test('opens without a complaint, asks for nothing, and runs no script of a name', async () => {
    const page = await open(run);
    await page.value(openAll);

    expect(page.complaints).toEqual([]);
    expect(page.requests).toEqual([urlOf(run)]);
    expect(await page.value('typeof hacked')).toBe('undefined');
    expect(await page.value('document.querySelectorAll("img, script").length')).toBe(1);
    expect(await page.value('document.querySelectorAll("h2").length')).toBeGreaterThan(3);
  });

  test.each(['light', 'dark'] as const)('can be read in %s', async (scheme) => {
    const page = await open(run, { scheme });
    await page.value(openAll);

    expect(await page.value(faintTexts)).toEqual([]);
    const ground = await page.value<string>('getComputedStyle(document.body).backgroundColor');
    expect(ground).toBe(scheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(22, 24, 28)');
  });

  test('says in words what its figures show', async () => {
    const page = await open(run);
    const unnamed = `[...document.querySelectorAll('svg')].filter((each) =>
      each.getAttribute('aria-labelledby').split(' ').some((id) => !document.getElementById(id)?.textContent)).length`;

    expect(await page.value('document.querySelectorAll("svg").length')).toBeGreaterThan(0);
    expect(await page.value(unnamed)).toBe(0);
    const ids = await page.value<string[]>(
      '[...document.querySelectorAll("[id]")].map(({ id }) => id)',
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('leaves no figure cut and no step out on paper', async () => {
    const page = await open(run);
    await page.call('Emulation.setDeviceMetricsOverride', {
      ...{ width: 688, height: 1017, deviceScaleFactor: 1, mobile: false },
    });
    // Paper shows all of a hand also where the screen stands at its first step.
    await page.value(
      `document.querySelectorAll('.stepper button:first-child').forEach((each) => each.click())`,
    );
    await page.call('Emulation.setEmulatedMedia', { media: 'print' });
    const { figures, cut, steps, missing } = await page.value<Record<string, number>>(cutOnPaper);

    expect({ cut, missing }).toEqual({ cut: 0, missing: 0 });
    expect(figures).toBeGreaterThan(0);
    expect(steps).toBeGreaterThan(20);
    const pdf = await page.pdf();
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(2);
  });
});

test('curve and band are drawn within the axes', async () => {
  for (const run of ['smoke', 'table']) {
    const page = await open(run);
    expect(await page.value(beyondAxes)).toEqual([0, 0]);
  }
});

test('a grid has the 169 starting hands, each told in words', async () => {
  const page = await open('smoke');
  const cells = await page.value<string[]>(
    `[...document.querySelector('#ranges svg').querySelectorAll('.cell')].map((cell) => cell.querySelector('title').textContent)`,
  );

  expect(cells).toHaveLength(169);
  expect(new Set(cells.map((text) => text.split(':')[0])).size).toBe(169);
  const words =
    /^\w{2,3}: (no decision|raised .?\d+ %, called .?\d+ %, folded .?\d+ % of \d+ hands?)$/;
  expect(cells.filter((text) => !words.test(text))).toEqual([]);
  expect(cells.filter((text) => text.includes('raised')).length).toBeGreaterThan(50);
});

describe('a hand', () => {
  const shown = `[...document.querySelectorAll('.hand[open] .steps > li')].filter((each) => each.getClientRects().length > 0).length`;
  const current = `document.querySelector('.hand[open] [aria-current=step]').textContent`;

  test('opens and is stepped through by keyboard alone', async () => {
    const page = await open('smoke');
    await page.value(`document.querySelector('.hand summary').focus()`);
    await page.press('Enter');
    const all = await page.value<number>(shown);
    await page.press('Home');
    const first = await page.value(shown);
    await page.press('ArrowRight');
    await page.press('ArrowRight');
    const third = await page.value(shown);
    const text = await page.value(current);
    await page.press('ArrowLeft');
    const second = await page.value(shown);
    await page.press('End');

    expect(all).toBeGreaterThan(5);
    expect({ first, third, second }).toEqual({ first: 1, third: 3, second: 2 });
    expect(text).toContain('is dealt');
    expect(await page.value(shown)).toBe(all);
    expect(await page.value(current)).toMatch(/^Result: /);
  });

  test('is all there without a script', async () => {
    const page = await open('smoke', { script: false });
    await page.value(`document.querySelector('.hand').setAttribute('open', '')`);

    expect(await page.value(shown)).toBeGreaterThan(5);
    expect(await page.value(`document.querySelectorAll('.stepper').length`)).toBe(0);
  });
});
