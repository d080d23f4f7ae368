import type { UpResult } from '../../src/stack/use-cases/results.ts';

/** Has the orchestrator of a stack that runs play a session of so many hands, to its end. */
export async function playSession(
  { units }: UpResult,
  { sessionId, hands }: { sessionId: string; hands: number },
): Promise<void> {
  const orchestrator = units.find(({ name }) => name === 'orchestrator');
  const url = `http://127.0.0.1:${orchestrator?.ports[0]?.port}/session`;
  const started = await fetch(`${url}/start`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ sessionId, hands }),
  });
  if (!started.ok) throw new Error(`The session was not started: ${await started.text()}`);
  for (let asked = 0; asked < 600; asked += 1) {
    const { state } = (await (await fetch(url)).json()) as { state: string };
    if (state === 'stopped') return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The session ${sessionId} did not end within a minute`);
}
