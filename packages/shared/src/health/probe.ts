import { createProbe } from './create-probe.ts';
import type { HealthAnswer } from './health-answer.ts';

/** Longest wait for an answer, in milliseconds. */
const limit = 2_000;

const { state, detail } = await ask();
process.stdout.write(`${detail}\n`);
process.exitCode = state === 'healthy' ? 0 : 1;

async function ask(): Promise<HealthAnswer> {
  try {
    // biome-ignore lint/style/noProcessEnv: a program of its own, which a container engine runs beside the unit
    const health = await createProbe(process.argv.slice(2), process.env);
    const answer = await health.check(limit);
    health.close();
    return answer;
  } catch (error) {
    return { state: 'not-ready', detail: `not ready: ${(error as Error).message}` };
  }
}
