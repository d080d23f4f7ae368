/** Whether a bot is named by its file: what holds a folder or the end of one is no name. */
export function isFile(bot: string): boolean {
  return /[\\/]/.test(bot) || bot.endsWith('.json');
}
