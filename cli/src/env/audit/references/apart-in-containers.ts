import { networkVariables } from '@poker-bot/shared/env/variables/network';

const apart = new Set([...Object.keys(networkVariables), 'SOLVER_CACHE_PATH', 'VISION_MODEL_PATH']);

/** Whether a container has its own value: its ports, addresses and cache, whatever the settings of this machine say. */
export function isApartInContainers(variable: string): boolean {
  return apart.has(variable);
}
