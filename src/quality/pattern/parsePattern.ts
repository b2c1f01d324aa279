import { ANY, charSet, complement, DIGITS, single, WHITE_SPACE, WORD, type CharSet } from './charSet.ts';

/** A part of a regular expression. `most` may be `Infinity`. */
export type Node =
  | { readonly kind: 'set'; readonly set: CharSet }
  | { readonly kind: 'start' | 'end' }
  | { readonly kind: 'sequence' | 'choice'; readonly of: readonly Node[] }
  | { readonly kind: 'repeat'; readonly of: Node; readonly least: number; readonly most: number };

/**
 * Reads the part of JavaScript's regular expressions that formats of the dictionary are written in: characters, classes,
 * `\d \s \w`, groups, alternatives, anchors and quantifiers. `undefined` for anything beyond, as look-ahead and
 * back-references: such a rule is measured on a sample, not by a database.
 */
export function parsePattern(source: string): Node | undefined {
  try {
    const reader = new Reader(source);
    const node = reader.choice();
    return reader.isAtEnd() ? node : undefined;
  } catch (error) {
    if (error instanceof BeyondThisSubset) return undefined;
    throw error;
  }
}

class BeyondThisSubset extends Error {}

class Reader {
  readonly #characters: readonly string[];
  #place = 0;

  constructor(source: string) {
    this.#characters = Array.from(source);
  }

  isAtEnd(): boolean {
    return this.#place >= this.#characters.length;
  }

  choice(): Node {
    const of = [this.#sequence()];
    while (this.#take('|')) of.push(this.#sequence());
    const [only] = of;
    return of.length === 1 && only !== undefined ? only : { kind: 'choice', of };
  }

  #sequence(): Node {
    const of: Node[] = [];
    while (!this.isAtEnd() && this.#peek() !== '|' && this.#peek() !== ')') of.push(this.#quantified());
    return { kind: 'sequence', of };
  }

  #quantified(): Node {
    const of = this.#atom();
    const [least, most] = this.#quantifier() ?? [1, 1];
    if (this.#peek() === '?' && most !== least) throw new BeyondThisSubset();
    return least === 1 && most === 1 ? of : { kind: 'repeat', of, least, most };
  }

  #quantifier(): readonly [number, number] | undefined {
    if (this.#take('?')) return [0, 1];
    if (this.#take('*')) return [0, Infinity];
    if (this.#take('+')) return [1, Infinity];
    if (!this.#take('{')) return undefined;
    const least = this.#number();
    const most = this.#take(',') ? (this.#peek() === '}' ? Infinity : this.#number()) : least;
    this.#expect('}');
    return [least, most];
  }

  #atom(): Node {
    if (this.#take('^')) return { kind: 'start' };
    if (this.#take('$')) return { kind: 'end' };
    if (this.#take('.')) return { kind: 'set', set: ANY };
    if (this.#take('[')) return { kind: 'set', set: this.#classOf() };
    if (this.#take('(')) return this.#group();
    return { kind: 'set', set: this.#take('\\') ? this.#escape() : charSet([single(this.#next())]) };
  }

  #group(): Node {
    if (this.#take('?')) this.#expect(':');
    const inner = this.choice();
    this.#expect(')');
    return inner;
  }

  #classOf(): CharSet {
    const isNegated = this.#take('^');
    const ranges: (readonly [number, number])[] = [];
    while (!this.#take(']')) {
      const set = this.#take('\\') ? this.#escape() : charSet([single(this.#next())]);
      const [first] = set;
      if (this.#peek() === '-' && this.#peek(1) !== ']' && first !== undefined && set.length === 1) {
        this.#expect('-');
        const end = this.#take('\\') ? this.#escape() : charSet([single(this.#next())]);
        ranges.push([first[0], end[0]?.[1] ?? first[0]]);
      } else ranges.push(...set);
    }
    const set = charSet(ranges);
    return isNegated ? complement(set) : set;
  }

  #escape(): CharSet {
    const character = this.#next();
    if (character === 'd') return DIGITS;
    if (character === 's') return WHITE_SPACE;
    if (character === 'w') return WORD;
    if (character === 'n' || character === 't' || character === 'r')
      return charSet([single({ n: '\n', t: '\t', r: '\r' }[character])]);
    if (character === 'u') return charSet([single(String.fromCodePoint(this.#hexadecimal(4)))]);
    if (character === 'x') return charSet([single(String.fromCodePoint(this.#hexadecimal(2)))]);
    if (/[A-Za-z0-9]/.test(character)) throw new BeyondThisSubset();
    return charSet([single(character)]);
  }

  #hexadecimal(digits: number): number {
    const text = Array.from({ length: digits }, () => this.#next()).join('');
    const code = Number.parseInt(text, 16);
    if (Number.isNaN(code)) throw new BeyondThisSubset();
    return code;
  }

  #number(): number {
    let text = '';
    while (/\d/.test(this.#peek())) text += this.#next();
    if (text === '') throw new BeyondThisSubset();
    return Number(text);
  }

  #peek(ahead = 0): string {
    return this.#characters[this.#place + ahead] ?? '';
  }

  #next(): string {
    const character = this.#characters[this.#place];
    if (character === undefined) throw new BeyondThisSubset();
    this.#place += 1;
    return character;
  }

  #take(character: string): boolean {
    if (this.#peek() !== character) return false;
    this.#place += 1;
    return true;
  }

  #expect(character: string): void {
    if (!this.#take(character)) throw new BeyondThisSubset();
  }
}
