const secretWords =
  /^(?:key|apikey|token|secret|password|passwd|passphrase|authorization|dsn|cookie|credential)s?$/;

/** Whether a field of this name is taken to hold a secret: its last word is one, as in `OPENAI_API_KEY`, `accessToken`. */
export function isSecretName(name: string): boolean {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').split(/[^A-Za-z0-9]+/);
  return secretWords.test(words.findLast((word) => word !== '')?.toLowerCase() ?? '');
}
