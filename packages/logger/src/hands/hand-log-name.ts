export interface HandLogName {
  readonly prefix: string;
  readonly sessionId: string;
}

/**
 * File name of one part of a session's log: `<prefix>-<sessionId>[.N].jsonl`. The first part has no number, unless the id
 * itself ends like one.
 */
export function handLogName({ prefix, sessionId }: HandLogName, part: number): string {
  const number = part === 0 && !/\.\d+$/.test(sessionId) ? '' : `.${part}`;
  return `${prefix}-${sessionId}${number}.jsonl`;
}

/** The part that a file name stands for; undefined where it is not of this session. */
export function handLogPart(name: HandLogName, fileName: string): number | undefined {
  const number = /\.(\d+)\.jsonl$/.exec(fileName)?.[1];
  return [0, Number(number)].find((part) => handLogName(name, part) === fileName);
}

/** Whether a file belongs to hand logs of this prefix: hands, torn lines, exports, snapshots. */
export function isHandLog(prefix: string, fileName: string): boolean {
  return (
    fileName.startsWith(`${prefix}-`) && /\.(?:jsonl|jsonl\.torn|config\.json|phhs)$/.test(fileName)
  );
}

/** File name of the configuration that hands of a session were played with. */
export function configSnapshotName({ prefix, sessionId }: HandLogName, hash: string): string {
  return `${prefix}-${sessionId}.${hash}.config.json`;
}
