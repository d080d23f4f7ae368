import type { TemporaryWorkspace, Told } from './temporary-workspace.ts';

/** Runs a command line that is interrupted by its first event: the run is there, with nothing done. */
export async function stopAtOnce(
  workspace: TemporaryWorkspace,
  argv: readonly string[],
): Promise<Told> {
  const stopping = new AbortController();
  return await workspace.eval([...argv, '--events'], {
    signal: stopping.signal,
    onOut: () => stopping.abort(),
  });
}
