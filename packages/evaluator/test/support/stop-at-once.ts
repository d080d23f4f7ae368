import type { TemporaryWorkspace, Told } from './temporary-workspace.ts';

/** Runs a command line that is interrupted when its run is told of: it is there, with nothing done. */
export async function stopAtOnce(
  workspace: TemporaryWorkspace,
  argv: readonly string[],
): Promise<Told> {
  const stopping = new AbortController();
  return await workspace.eval([...argv, '--events'], {
    signal: stopping.signal,
    onText: (text) => {
      // Before that, hands may be looked over.
      if (!text.includes('"scanning"')) stopping.abort();
    },
  });
}
