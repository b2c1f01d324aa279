import type { Random } from './randomOperation.ts';

/** JSON as nobody writes it: space anywhere, keys in any order, letters as escapes, numbers with exponents. */
export function writeOddly(value: unknown, random: Random): string {
  const space = () => [' ', '', '', '\n\t', '\r\n '][Math.floor(random() * 5)] ?? '';
  const character = (text: string) =>
    random() < 0.1 ? `\\u${text.charCodeAt(0).toString(16).padStart(4, '0')}` : JSON.stringify(text).slice(1, -1);
  const text = (given: string) => `"${given.split('').map(character).join('')}"`;

  function write(given: unknown): string {
    if (typeof given === 'string') return text(given);
    if (typeof given === 'number') return random() < 0.2 ? given.toExponential() : String(given);
    if (Array.isArray(given)) return `[${space()}${given.map((item) => write(item) + space()).join(`,${space()}`)}]`;
    if (typeof given !== 'object' || given === null) return String(given);
    const members = Object.entries(given)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => `${text(key)}${space()}:${space()}${write(item)}${space()}`);
    if (random() < 0.3) members.reverse();
    return `{${space()}${members.join(`,${space()}`)}}`;
  }

  return space() + write(value) + space();
}
