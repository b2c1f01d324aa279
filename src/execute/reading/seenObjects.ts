import type { ByteText } from '../../util/byteText.ts';
import type { ResultNode } from '../tree/resultNode.ts';

const CLOSING_BRACE = 0x7d;

/** An object, and its own text in the source's answer. */
export interface SeenObject {
  readonly node: ResultNode;
  readonly raw: ByteText;
  /** See `hashAt`. */
  readonly hash: number;
}

/** Places that there are at first, where more objects came, and where many came again (count; powers of two). */
const FEW = 16;
const MANY = 256;
const MOST = 4096;

/** Places where one object may stand (count). */
const CHOICES = 4;

/** How much of a text is looked at (characters): an identifier of twelve digits or a UUID is told from its neighbours by its end. */
const LOOKED_AT = 24;

/**
 * Objects of one place that were read already, by their text. An object's text ends with the object: what begins like a text
 * seen before is the same object, and need not be read again. Where there is no place left, the later one stays.
 */
export class SeenObjects {
  #table: (SeenObject | undefined)[] = [undefined];
  #added = 0;
  #found = 0;
  /** Where the texts of objects are likely to differ (offset). */
  readonly #telling: number;

  constructor(telling: number) {
    this.#telling = telling;
  }

  /**
   * By what the object that begins here is remembered: so much of its text as tells it from others even where they are numbered
   * in turn, and nothing of what follows it.
   */
  hashAt(text: ByteText, start: number): number {
    const from = start + this.#telling;
    let hash = 0;
    for (let at = from; at < from + LOOKED_AT; at++) {
      const code = text.charCodeAt(at);
      // Past the end of a text there is no character.
      if (code === CLOSING_BRACE || Number.isNaN(code)) break;
      hash = (hash * 31 + code) | 0;
    }
    return hash ^ (hash >>> 8);
  }

  /** The object that begins here. */
  find(hash: number, text: ByteText, start: number): SeenObject | undefined {
    const table = this.#table;
    for (let choice = 0; choice < CHOICES; choice++) {
      const known = table[placeOf(hash + choice, table)];
      if (known === undefined) return undefined;
      if (known.hash !== hash) continue;
      // Texts of one length are compared like memory; `startsWith` goes from character to character.
      const { raw } = known;
      if (text.substring(start, start + raw.length) !== raw) continue;
      this.#found += 1;
      return known;
    }
    return undefined;
  }

  add(seen: SeenObject): void {
    const places = this.#table.length;
    this.#added += 1;
    if (places < FEW && this.#added > 1) this.#grow(FEW);
    else if (places < MANY && this.#added > places >> 1) this.#grow(MANY);
    else if (places < MOST && this.#added > places >> 1 && this.#found > places) this.#grow(MOST);
    put(seen, this.#table);
  }

  #grow(places: number): void {
    const table = new Array<SeenObject | undefined>(places).fill(undefined);
    for (const seen of this.#table) if (seen !== undefined) put(seen, table);
    this.#table = table;
  }
}

function put(seen: SeenObject, table: (SeenObject | undefined)[]): void {
  for (let choice = 0; choice < CHOICES; choice++) {
    const place = placeOf(seen.hash + choice, table);
    if (table[place] !== undefined) continue;
    table[place] = seen;
    return;
  }
  table[placeOf(seen.hash, table)] = seen;
}

function placeOf(hash: number, { length }: readonly unknown[]): number {
  return hash & (length - 1);
}
