import { GatewayError } from '../errors/gatewayError.ts';

/** Length of a reason (characters). */
const LEAST = 10;
const MOST = 500;

/** Longest header value: every character in four bytes, percent-encoded. */
export const EMERGENCY_LIMIT = MOST * 12;

/**
 * The reason for an emergency, as the header `Lienthong-Emergency` holds it: plain ASCII, or UTF-8 percent-encoded
 * (RFC 3986, section 2.1), as header values are ASCII.
 *
 * - throws `EMERGENCY_REASON_INVALID` when it is not one line of 10 to 500 characters
 */
export function emergencyReason(header: string): string {
  const reason = decoded(header).normalize('NFC').trim();
  const length = Array.from(reason).length;
  // Control and format characters, line breaks among them, would make a log or a screen show something else.
  if (length < LEAST || length > MOST || /\p{C}|\p{Zl}|\p{Zp}/u.test(reason)) {
    throw new GatewayError('EMERGENCY_REASON_INVALID', { least: LEAST, most: MOST });
  }
  return reason;
}

function decoded(header: string): string {
  try {
    return decodeURIComponent(header);
  } catch (cause) {
    throw new GatewayError('EMERGENCY_REASON_INVALID', { least: LEAST, most: MOST }, { cause });
  }
}
