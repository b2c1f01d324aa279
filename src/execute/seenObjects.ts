import type { ByteText } from '../util/byteText.ts';
import type { ResultNode } from './resultNode.ts';

/** An object, and its own text in the source's answer. */
export interface SeenObject {
  readonly node: ResultNode;
  readonly raw: ByteText;
}

/** Objects that are remembered at first, and where there were more (count; powers of two). */
const FEW = 16;
const MANY = 256;

/**
 * Objects of one place that were read already, by their text. An object's text ends with the object: what begins like a text
 * seen before is the same object, and need not be read again. Where two share a place, the later one stays.
 */
export class SeenObjects {
  #first: SeenObject | undefined;
  #table: (SeenObject | undefined)[] | undefined;
  #added = 0;
  /** Where the texts of objects are likely to differ (offset). */
  readonly #telling: number;

  constructor(telling: number) {
    this.#telling = telling;
  }

  /** The object that begins here. */
  find(text: ByteText, start: number): SeenObject | undefined {
    const first = this.#first;
    if (first === undefined) return undefined;
    const table = this.#table;
    const known = table === undefined ? first : table[placeIn(table, text, start + this.#telling)];
    if (known === undefined) return undefined;
    // Texts of one length are compared like memory; `startsWith` goes from character to character.
    const { raw } = known;
    return text.substring(start, start + raw.length) === raw ? known : undefined;
  }

  /** `text` has the object at `start`. */
  add(seen: SeenObject, text: ByteText, start: number): void {
    if (this.#first === undefined) {
      this.#first = seen;
      return;
    }
    this.#added += 1;
    let table = this.#table;
    if (table === undefined) table = this.#tableOf(FEW, [this.#first]);
    else if (this.#added === FEW) table = this.#tableOf(MANY, table);
    table[placeIn(table, text, start + this.#telling)] = seen;
  }

  #tableOf(places: number, known: readonly (SeenObject | undefined)[]): (SeenObject | undefined)[] {
    const table = new Array<SeenObject | undefined>(places).fill(undefined);
    for (const seen of known) if (seen !== undefined) table[placeIn(table, seen.raw, this.#telling)] = seen;
    return (this.#table = table);
  }
}

/** Past the end of a text there is no character, which counts as 0. */
function placeIn({ length }: readonly unknown[], text: ByteText, at: number): number {
  const mixed =
    (text.charCodeAt(at) * 31 + text.charCodeAt(at + 1) * 17 + text.charCodeAt(at + 2) * 7) ^
    (text.charCodeAt(at + 3) * 13 + text.charCodeAt(at + 5) * 3 + text.charCodeAt(at + 8));
  return mixed & (length - 1);
}
