import { knownName } from '../known-names.ts';
import { type SettingsBlock, settingsBlocks } from './settings-blocks.ts';

export interface SettingsMerge {
  readonly text: string;
  /** Variables that the file did not mention. */
  readonly added: readonly string[];
  /** Variables whose description is new. */
  readonly refreshed: readonly string[];
  /** Variables that exist no more and were only offered as a comment. */
  readonly removed: readonly string[];
}

export interface SettingsTexts {
  /** What lies there. */
  readonly current: string;
  /** What the registry makes of it. */
  readonly fresh: string;
  /** What was rendered last; whatever of it was not touched may be replaced. */
  readonly base: string | undefined;
}

/**
 * Brings an environment file up to date. Lines that somebody wrote, their comments and the order stay; what is new goes where
 * the registry has it; descriptions that nobody touched are replaced.
 */
export function mergeSettings({ current, fresh, base }: SettingsTexts): SettingsMerge {
  const windows = current.includes('\r\n');
  const unix = current.replaceAll('\r\n', '\n');
  const untouched = new Set(settingsBlocks(base ?? '').map(({ text }) => text.trim()));
  const freshBlocks = settingsBlocks(fresh).filter(({ names }) => names.length > 0);
  const byName = new Map(freshBlocks.map((block) => [variableOf(block), block]));
  const refreshed: string[] = [];
  const removed: string[] = [];
  const kept = settingsBlocks(unix).flatMap((block) => {
    const name = variableOf(block);
    const replacement = byName.get(name);
    if (name === undefined || !untouched.has(block.text.trim())) return [block];
    if (!replacement) {
      removed.push(name);
      return [];
    }
    if (replacement.text.trim() === block.text.trim()) return [block];
    refreshed.push(name);
    return [{ ...block, text: replacement.text.trimEnd() + trailing(block.text) }];
  });
  const { blocks, added } = insertMissing(kept, freshBlocks);
  const text = blocks.map((block) => block.text).join('');
  return { text: windows ? text.replaceAll('\n', '\r\n') : text, added, refreshed, removed };
}

function insertMissing(
  kept: readonly SettingsBlock[],
  fresh: readonly SettingsBlock[],
): { blocks: SettingsBlock[]; added: string[] } {
  const blocks = [...kept];
  const added: string[] = [];
  const mentioned = new Set(kept.flatMap(({ names }) => names.map(firstName)));
  let after = -1;
  for (const block of fresh) {
    const name = variableOf(block);
    if (name === undefined) continue;
    const place = blocks.findLastIndex(({ names }) =>
      names.some((each) => firstName(each) === name),
    );
    if (mentioned.has(name)) {
      after = Math.max(after, place);
      continue;
    }
    added.push(name);
    // Without any neighbour it goes below what there is.
    const index = after === -1 ? blocks.length : after + 1;
    const before = blocks[index - 1];
    if (before) blocks[index - 1] = { ...before, text: `${before.text.trimEnd()}\n\n` };
    const isLast = index === blocks.length;
    blocks.splice(index, 0, { ...block, text: `${block.text.trimEnd()}\n${isLast ? '' : '\n'}` });
    after = index;
  }
  return { blocks, added };
}

/** The variable that a block is about: the first that it sets or offers. */
function variableOf({ names }: SettingsBlock): string | undefined {
  const [name] = names;
  return name === undefined ? undefined : firstName(name);
}

function firstName(name: string): string {
  return knownName(name)?.name ?? name;
}

function trailing(text: string): string {
  return text.slice(text.trimEnd().length);
}
