/**
 * Folds a Vietnamese name for comparing: capital letters, no tone or vowel marks, no spaces or punctuation.
 * `Nguyễn Thị Hòa`, `nguyễn thị hoà` and their NFD forms all give `NGUYENTHIHOA`.
 *
 * Đ is a letter of its own that Unicode does not decompose, so it becomes D before marks are taken off; so do the
 * look-alikes that old fonts and keyboards put in its place (Ð of Icelandic, Ɖ of Ewe).
 */
export function foldName(name: string): string {
  return name
    .replace(/[ĐđÐðƉɖ]/g, 'D')
    .normalize('NFKD')
    .replace(/[^\p{Letter}\p{Number}]/gu, '')
    .toUpperCase();
}
