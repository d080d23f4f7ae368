/** For each line of the old text the index of its equal in the new one, or -1: a longest common subsequence. */
export function matchLines(old: readonly string[], fresh: readonly string[]): Int32Array {
  const matches = new Int32Array(old.length).fill(-1);
  let start = 0;
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) {
    matches[start] = start;
    start += 1;
  }
  let oldEnd = old.length;
  let freshEnd = fresh.length;
  while (oldEnd > start && freshEnd > start && old[oldEnd - 1] === fresh[freshEnd - 1]) {
    oldEnd -= 1;
    freshEnd -= 1;
    matches[oldEnd] = freshEnd;
  }
  const middle = matchMiddle(old.slice(start, oldEnd), fresh.slice(start, freshEnd));
  middle.forEach((index, position) => {
    matches[start + position] = index === -1 ? -1 : start + index;
  });
  return matches;
}

/** The textbook table of common lengths: files here have hundreds of lines, and differ in few. */
function matchMiddle(old: readonly string[], fresh: readonly string[]): Int32Array {
  const width = fresh.length + 1;
  const common = new Uint32Array((old.length + 1) * width);
  const lengthAt = (row: number, column: number) => common[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row -= 1) {
    for (let column = fresh.length - 1; column >= 0; column -= 1) {
      common[row * width + column] =
        old[row] === fresh[column]
          ? lengthAt(row + 1, column + 1) + 1
          : Math.max(lengthAt(row + 1, column), lengthAt(row, column + 1));
    }
  }
  const matches = new Int32Array(old.length).fill(-1);
  let row = 0;
  let column = 0;
  while (row < old.length && column < fresh.length) {
    if (old[row] === fresh[column]) {
      matches[row] = column;
      row += 1;
      column += 1;
    } else if (lengthAt(row + 1, column) >= lengthAt(row, column + 1)) row += 1;
    else column += 1;
  }
  return matches;
}
