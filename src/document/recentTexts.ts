import { LruCache } from '../util/lruCache.ts';
import { documentText, type DocumentText } from './documentText.ts';

/** Room for texts (characters), and what an entry takes besides its text. */
const CHARACTERS = 8 * 1024 * 1024;
const ENTRY_CHARACTERS = 500;
/** Characters of a text that go into its mark. */
const SAMPLES = 24;

/**
 * Remembers the hash of texts that came lately: to compare a text with one that looks the same costs a tenth of hashing it.
 * A mark is made of a few characters; of texts that share one, as those that differ in a literal, the last one is kept.
 */
export class RecentTexts {
  readonly #known = new LruCache<number, DocumentText>({
    maxWeight: CHARACTERS,
    weigh: ({ text }) => text.length + ENTRY_CHARACTERS,
  });

  of(text: string): DocumentText {
    const mark = markOf(text);
    const known = this.#known.get(mark);
    if (known?.text === text) return known;
    const hashed = documentText(text);
    this.#known.set(mark, hashed);
    return hashed;
  }
}

function markOf(text: string): number {
  const step = Math.max(1, Math.floor(text.length / SAMPLES));
  let mark = text.length;
  for (let at = 0; at < text.length; at += step) mark = (Math.imul(mark, 31) + text.charCodeAt(at)) | 0;
  return mark;
}
