/** What went wrong, as text, whatever was thrown. */
export function reasonOf(error: unknown): string {
  try {
    return error instanceof Error ? error.message : String(error);
  } catch {
    return 'Something without a text was thrown';
  }
}
