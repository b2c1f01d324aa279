/**
 * The text of a body as it comes, in UTF-8.
 *
 * - rejects when it is larger than `largest` (bytes), without reading on
 */
export async function boundedText(body: AsyncIterable<unknown>, largest: number): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of body as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > largest) throw new Error(`It is larger than ${largest} bytes.`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
