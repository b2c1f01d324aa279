/** FNV-1a over UTF-16 units, as an unsigned 32-bit number. From: G. Fowler, L. C. Noll, K.-P. Vo. */
export function textHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
