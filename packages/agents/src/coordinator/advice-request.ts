import type { Observation } from '@poker-bot/poker/holdem/observation';
import { answerJsonSchema } from '../advice/answer-shape.ts';
import { describeSpot } from '../advice/describe-spot.ts';
import { tablePlayer } from '../personas/table-player.ts';
import type { CompletionRequest } from '../providers/provider.ts';

/** What a model is asked about a spot. */
export function adviceRequest(observation: Observation): CompletionRequest {
  return {
    instructions: tablePlayer.instructions,
    input: describeSpot(observation),
    answer: { name: 'advice', schema: answerJsonSchema },
  };
}
