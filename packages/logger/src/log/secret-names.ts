const secretName =
  /(?:^|[^a-z]|[a-z](?=[A-Z]))(?:(?:api|private|access|secret|signing)?key|token|secret|password|passwd|passphrase|authorization|dsn|cookie|credential)s?$/i;

/** Whether a field of this name is taken to hold a secret, e.g. `OPENAI_API_KEY`, `x-api-key`, `accessToken`. */
export function isSecretName(name: string): boolean {
  return secretName.test(name);
}
