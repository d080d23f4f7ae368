/** How a file is to be read by whoever looks for values in it. */
export type FileForm = 'settings' | 'code' | 'other';

/** Files in which `NAME: value` is a setting and no code. */
const settings =
  /(^|\/)(\.env[^/]*|[^/]*\.(ya?ml|jsonc?|toml|ini|conf|cfg|properties|env|sh|tfvars)|[^/]*Dockerfile[^/]*)$/i;

/** Files in which a value without quotes is an expression. */
const code =
  /(^|\/)([^/]*\.([cm]?[jt]sx?|vue|svelte|astro|py|rb|php|go|rs|java|kts?|scala|groovy|gradle|cs|fs|swift|dart|lua|exs?|erl|clj|hs|c|h|cc|cpp|hpp|m|pl|r|jl|sql|tf|proto|html?|css)|Jenkinsfile|[GJ]emfile|Rakefile)$/i;

export function formOf(path: string): FileForm {
  if (settings.test(path)) return 'settings';
  return code.test(path) ? 'code' : 'other';
}

const tests =
  /(^|[/._-])(tests?|specs?|__tests__|e2e|fixtures?|mocks?|__mocks__|testdata|samples?|examples?)[/._-]/i;

/** Whether a file is there to test or to show something, with values that somebody made up for it. */
export function isForTests(path: string): boolean {
  return tests.test(path);
}
