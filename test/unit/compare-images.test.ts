import { describe, expect, test } from 'vitest';
import { compareImages, type ImageFacts } from '../soak/compare-images.ts';

const image: ImageFacts = {
  layers: ['sha256:base', 'sha256:modules'],
  steps: ['COPY /out/ /', 'FROM'],
  description: {
    Id: 'sha256:1',
    Created: '2026-01-01T10:00:00Z',
    Config: { Labels: { revision: 'abc' }, Env: ['A=1'] },
    GraphDriver: { Data: { LowerDir: '/one' } },
  },
};

describe('two builds of one image', () => {
  test('that are equal differ in nothing', () => {
    expect(compareImages(image, structuredClone(image))).toEqual([]);
  });

  test('may differ in the time and in what follows from it, each with a reason', () => {
    const other = {
      ...image,
      description: {
        ...image.description,
        Id: 'sha256:2',
        Created: '2026-01-01T10:01:00Z',
        GraphDriver: { Data: { LowerDir: '/other' } },
      },
    };
    const differences = compareImages(image, other);
    expect(differences.map(({ field }) => field)).toEqual(['Created', 'GraphDriver', 'Id']);
    expect(differences.every(({ reason }) => reason !== undefined)).toBe(true);
  });

  test.each<[string, Partial<ImageFacts>]>([
    ['layers.1', { layers: ['sha256:base', 'sha256:others'] }],
    ['layers.2', { layers: [...image.layers, 'sha256:more'] }],
    ['steps.0', { steps: ['COPY /in/ /', 'FROM'] }],
    [
      'Config.Labels.revision',
      {
        description: { ...image.description, Config: { Labels: { revision: 'x' }, Env: ['A=1'] } },
      },
    ],
  ])('must not differ in %s', (field, change) => {
    const differences = compareImages(image, { ...image, ...change });
    expect(differences).toMatchObject([{ field, reason: undefined }]);
  });
});
