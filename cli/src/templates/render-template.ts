/** What a template is filled with: texts, and flags that switch sections on. */
export type TemplateModel = Readonly<Record<string, string | boolean | undefined>>;

/**
 * Fills a template: `{{name}}` is replaced by a text; the lines between `{{#name}}` and `{{/name}}`, each alone on its line, stay
 * when the value is true or a text that is not empty. Sections may lie in sections of another name.
 *
 * @throws Error for a name that the model does not have: a mistake in the template
 */
export function renderTemplate(template: string, model: TemplateModel): string {
  return withSections(template, model).replace(/\{\{(\w+)\}\}/g, (_whole, name: string) =>
    String(lookUp(model, name)),
  );
}

function withSections(template: string, model: TemplateModel): string {
  return template.replace(
    /^\{\{#(\w+)\}\}\n([\s\S]*?)^\{\{\/\1\}\}\n/gm,
    (_whole, name: string, body: string) => (lookUp(model, name) ? withSections(body, model) : ''),
  );
}

function lookUp(model: TemplateModel, name: string): string | boolean | undefined {
  if (!(name in model)) throw new Error(`The template asks for \`${name}\`, which the model lacks`);
  return model[name];
}
