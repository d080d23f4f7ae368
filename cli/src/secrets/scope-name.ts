/** What a scope may be called: it is the name of a folder. */
export const scopeName = {
  pattern: /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/,
  expected: 'expected letters, digits, `.`, `-` and `_`, at most 63',
};
