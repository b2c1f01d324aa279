/** A personal identifier, or what looks like one: twelve digits that are no part of a longer number. */
const NUMBER = /(?<!\d)\d{12}(?!\d)/;
const EACH_NUMBER = new RegExp(NUMBER, 'g');

/** A text of the client's as it may stand in the clear: left out when it is, or holds, a personal identifier. */
export function nameless(text: string | undefined): string | undefined {
  return text === undefined || NUMBER.test(text) ? undefined : text;
}

/** A text that must stand in the record, with the personal identifiers in it struck out. */
export function withoutNumbers(text: string | undefined): string | undefined {
  return text?.replaceAll(EACH_NUMBER, '*'.repeat(12));
}

/** Whether a tax code is that of a person: it is the personal identifier then (TT 86/2024, TT 90/2026). */
export function isPersonsTaxCode(taxCode: string): boolean {
  return /^\d{12}$/.test(taxCode);
}
