const words =
  /^(change[-_ ]?(me|this|it)|(todo|tbd|fixme)\b.*|replace[-_ ]?(me|this|with).*|insert[-_ ].+|fill[-_ ]?(me|in).*|your[-_ ].+|my[-_ ](api[-_ ]?)?(key|token|secret)|<.+>|\[.+\]|\{\{.+\}\}|x{3,}|\*{3,}|\.{3,}|…|placeholder|\?+)$/i;
const secretWords =
  /^(example|dummy|fake|test|secret|password|key|token|none|null|undefined|(sk|pk|key|ghp)[-_].*(x{4,}|\.{3}|…|your|here|example|change).*|.*[-_](here|goes[-_]here))$/i;
const exampleHost = /(^|[/.@])example\.(com|org|net)([:/]|$)/i;

/** Whether a value only holds the place of a real one. */
export function isPlaceholder(value: string, { secret }: { readonly secret: boolean }): boolean {
  const text = value.trim();
  return words.test(text) || exampleHost.test(text) || (secret && secretWords.test(text));
}
