import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';

/** What asking for containers gives as long as this installation cannot run them. */
export function dockerUnavailable(): PokerbotError {
  return new PokerbotError('DRIVER_UNAVAILABLE', {
    message: 'This version of pokerbot has no `docker` driver',
    next: ['Run the stack as processes of this machine: `pokerbot up --driver process`'],
    details: { driver: 'docker' },
  });
}
