/**
 * UTF-8 bytes carried in a string, one character per byte (U+0000 to U+00FF), as `latin1` decodes them. JSON texts of
 * sources travel in this form: structure is ASCII and is read as it is, values are cut out, compared and written again
 * without ever being decoded, and `latin1` gives the same bytes back at the other end.
 */
export type ByteText = string;

// eslint-disable-next-line no-control-regex -- ASCII is what it asks for.
const ASCII = /^[\u0000-\u007f]*$/;

/** The bytes of a text. ASCII, the usual case, is the same in both forms. */
export function toByteText(text: string): ByteText {
  return ASCII.test(text) ? text : Buffer.from(text, 'utf8').toString('latin1');
}

/** The text of bytes; what is not UTF-8 becomes U+FFFD. */
export function fromByteText(bytes: ByteText): string {
  return ASCII.test(bytes) ? bytes : Buffer.from(bytes, 'latin1').toString('utf8');
}

/**
 * The same text with one byte per character in memory, where it is ASCII.
 *
 * V8 keeps two bytes for whatever was cut out of a text with any character beyond U+00FF, as the names of a schema with
 * Vietnamese descriptions are, and for all that such a piece is put into: one name makes an answer twice as large. What
 * answers, requests and documents are put together from is therefore narrowed when it is compiled.
 */
export function narrow(text: string): string {
  return ASCII.test(text) ? Buffer.from(text, 'latin1').toString('latin1') : text;
}
