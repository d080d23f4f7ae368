import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pngOf } from '../../src/evals/png-of.ts';
import { ScenarioWorkspace } from '../support/scenario-workspace.ts';

const svg = (text: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40" width="120" height="40"><style>.a{fill:#0072b2}</style><rect class="a" width="30" height="40"/><text x="40" y="20">${text}</text></svg>`;

test('a figure becomes a picture of twice its size, with its letters', () => {
  const png = Buffer.from(pngOf(svg('win rate')));

  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([240, 80]);
  expect(png.equals(pngOf(svg('')))).toBe(false);
  expect(png.equals(pngOf(svg('win rate')))).toBe(true);
});

test('without any font there is no picture: its labels would be missing', () => {
  expect(() => pngOf(svg('win rate'), { systemFonts: false })).toThrow(
    expect.objectContaining({ code: 'FONTS_MISSING', exitCode: 3 }),
  );
});

test('the bundled CLI finds what draws pictures', async () => {
  const workspace = new ScenarioWorkspace();
  try {
    expect((await workspace.run('init', '--yes')).exitCode).toBe(0);
    const bot = { name: 'alone', advisors: [{ type: 'heuristic', samples: 20 }] };
    writeFileSync(join(workspace.folder, 'config/bot/default.bot.json'), JSON.stringify(bot));
    await workspace.run('eval', 'smoke', '--hands', '24', '--run-id', 'one');
    const argv = ['--figure', 'range', '--format', 'png', '--output', 'range.png'];
    const { exitCode } = await workspace.run('eval', 'export', 'one', ...argv);

    expect(exitCode).toBe(0);
    expect(readFileSync(join(workspace.folder, 'range.png')).subarray(1, 4).toString()).toBe('PNG');
  } finally {
    await workspace.dispose();
  }
});
