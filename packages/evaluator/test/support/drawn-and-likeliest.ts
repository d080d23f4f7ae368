import type { TemporaryWorkspace } from './temporary-workspace.ts';

/** Two bots of one heuristic: `drawn` draws its actions from what that says, `likeliest` takes the likeliest. */
export function writeDrawnAndLikeliest(workspace: TemporaryWorkspace): void {
  for (const [name, selection] of [
    ['drawn', 'sample'],
    ['likeliest', 'best'],
  ]) {
    const advisors = [{ type: 'heuristic', samples: 20 }];
    const bot = { name, advisors, decision: { selection } };
    workspace.write(`config/bot/${name}.bot.json`, JSON.stringify(bot));
  }
}
