/** One generated file of a workspace. */
export interface RenderedFile {
  /** From the workspace's root, with `/`. */
  readonly path: string;
  readonly text: string;
  /** Permissions. Settings are for their owner only. */
  readonly mode: 0o600 | 0o644;
}
