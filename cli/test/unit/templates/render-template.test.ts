import { describe, expect, test } from 'vitest';
import { renderTemplate } from '../../../src/templates/render-template.ts';

describe('a template', () => {
  test('is filled with texts', () => {
    expect(renderTemplate('name: {{name}} # {{name}}\n', { name: 'demo' })).toBe(
      'name: demo # demo\n',
    );
  });

  test('keeps a section when its value is true or a text', () => {
    const template = 'a\n{{#on}}\n  b: {{text}}\n{{/on}}\n{{#text}}\n  c\n{{/text}}\nd\n';
    expect(renderTemplate(template, { on: true, text: 'x' })).toBe('a\n  b: x\n  c\nd\n');
    expect(renderTemplate(template, { on: false, text: '' })).toBe('a\nd\n');
  });

  test('may have sections in a section', () => {
    const template = '{{#on}}\na\n{{#text}}\n  {{text}}\n{{/text}}\n{{/on}}\nb\n';
    expect(renderTemplate(template, { on: true, text: 'x' })).toBe('a\n  x\nb\n');
    expect(renderTemplate(template, { on: true, text: '' })).toBe('a\nb\n');
    expect(renderTemplate(template, { on: false, text: 'x' })).toBe('b\n');
  });

  test('that asks for what nobody knows is a mistake', () => {
    expect(() => renderTemplate('{{nmae}}', { name: 'demo' })).toThrow(
      'The template asks for `nmae`, which the model lacks',
    );
  });

  test('does not fill what a value brings in', () => {
    expect(renderTemplate('{{one}}', { one: '{{two}}', two: 'x' })).toBe('{{two}}');
  });
});
