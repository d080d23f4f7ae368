import { seenFromContainer } from '../stack/desired/containers.ts';
import type { Answers } from './answers.ts';
import { composeSecrets } from './compose-secrets.ts';
import { containerPorts } from './container-ports.ts';
import { renderTemplate } from './render-template.ts';

/** The stack of the answers for Docker Compose. What somebody else runs is no service of it. */
export function renderCompose({ name, solver, vision }: Answers, template: string): string {
  const builtIn = solver === 'built-in';
  const [served] = containerPorts('solver');
  const solverAddress = builtIn ? `solver:${served?.port}` : seenFromContainer(solver);
  return renderTemplate(template, {
    ...composeSecrets(),
    name,
    solver: builtIn,
    vision,
    solverAddress,
    // The engine tells containers the address of this machine only when they are to know it.
    machine: !builtIn && solverAddress !== solver,
    caches: builtIn || vision,
  });
}

/** Profiles that start when `docker compose` is given none. */
export function composeProfiles({ solver, vision }: Answers): string[] {
  return [...(solver === 'built-in' ? ['solver'] : []), ...(vision ? ['vision'] : [])];
}
