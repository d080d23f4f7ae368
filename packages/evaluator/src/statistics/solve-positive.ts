/**
 * Solves a small symmetric positive definite system by Cholesky's factors.
 * @param matrix rows; only the lower triangle is read
 */
export function solvePositive(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): number[] {
  const size = right.length;
  const factor: number[][] = matrix.map(() => new Array<number>(size).fill(0));
  const get = (row: number, column: number) => factor[row]?.[column] ?? 0;
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let rest = matrix[row]?.[column] ?? 0;
      for (let k = 0; k < column; k += 1) rest -= get(row, k) * get(column, k);
      const line = factor[row] as number[];
      line[column] = row === column ? Math.sqrt(rest) : rest / get(column, column);
    }
  }
  return backward(get, forward(get, right));
}

type Factor = (row: number, column: number) => number;

function forward(factor: Factor, right: readonly number[]): number[] {
  const solved: number[] = [];
  right.forEach((value, row) => {
    let rest = value;
    for (let k = 0; k < row; k += 1) rest -= factor(row, k) * (solved[k] ?? 0);
    solved.push(rest / factor(row, row));
  });
  return solved;
}

function backward(factor: Factor, right: readonly number[]): number[] {
  const solved = right.slice();
  for (let row = solved.length - 1; row >= 0; row -= 1) {
    let rest = solved[row] ?? 0;
    for (let k = row + 1; k < solved.length; k += 1) rest -= factor(k, row) * (solved[k] ?? 0);
    solved[row] = rest / factor(row, row);
  }
  return solved;
}
