/** Reads as `80 MB`. */
export function megabytes(bytes: number | null): string {
  return bytes === null ? '-' : `${Math.round(bytes / 1_048_576)} MB`;
}
