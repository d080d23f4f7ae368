/** `git@host:path`, as ssh is written in short; a path of this machine has a slash before its first colon, a single letter, or no colon. */
const shortSsh = /^((?:[^@/:\s]+@)?[^@/:\s]{2,}):(?!\/\/)(.+)$/;

/**
 * The address of a Git remote as it may be told to anybody: an `https`, `http` or `ssh` URL without password, query and token. Empty
 * for what is none, such as a folder of this machine.
 */
export function publicAddress(remote: string): string {
  const address = remote.trim().replace(shortSsh, (_whole, host: string, path: string) => {
    return `ssh://${host}/${path.replace(/^\/+/, '')}`;
  });
  if (!URL.canParse(address)) return '';
  const url = new URL(address);
  if (!['https:', 'http:', 'ssh:'].includes(url.protocol)) return '';
  url.password = '';
  url.search = '';
  url.hash = '';
  // Over HTTP the name alone may be a token; over ssh it is a part of the address.
  if (url.protocol !== 'ssh:') url.username = '';
  return url.href;
}
