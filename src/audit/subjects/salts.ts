import { randomBytes } from 'node:crypto';

/** Bytes of a salt. */
export const SALT_BYTES = 32;

/** Salts drawn at a time (count): to ask the system for one costs as much as to ask for all of them. */
const DRAWN = 128;

/** Salts for subjects that are met for the first time; each is given once, and nothing of it is kept. */
export class Salts {
  #drawn = Buffer.alloc(0);
  #given = 0;

  next(): Buffer {
    if (this.#given === this.#drawn.length) {
      this.#drawn = randomBytes(DRAWN * SALT_BYTES);
      this.#given = 0;
    }
    const place = this.#drawn.subarray(this.#given, (this.#given += SALT_BYTES));
    const salt = Buffer.from(place);
    place.fill(0);
    return salt;
  }
}
