/** A text without line ends and repeated spaces, for cells of a table. */
export function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
