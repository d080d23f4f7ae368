/** Reads a body as text; `undefined` when it is larger than the limit, in bytes, and then nothing more of it is fetched. */
export async function readBounded(response: Response, limit: number): Promise<string | undefined> {
  const { body } = response;
  if (body === null) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop cancels the stream, which closes the connection.
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
