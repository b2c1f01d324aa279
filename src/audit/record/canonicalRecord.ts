import type { AuditEntry } from '../../model/audit.ts';
import { narrow } from '../../util/byteText.ts';

/** Version of the layout of a record's text. */
const VERSION = 1;

/** What stands in a record for those whom it tells of; see `SubjectRegister`. */
export interface SubjectCommitments {
  readonly persons: readonly string[];
  readonly organisations: readonly string[];
  readonly callerPerson: string | undefined;
}

/** JSON texts of lists by their identity: the elements of an operation are the same list in every record of it. */
const listTexts = new WeakMap<readonly string[], string>();

/**
 * The one text of a record, of which a digest stands in the tree: JSON with sorted names and no blanks.
 *
 * From: RFC 8785 (JSON Canonicalization Scheme). The names are known, so their order is written down here.
 */
export function canonicalRecord(recordId: string, entry: AuditEntry, subjects: SubjectCommitments): string {
  return (
    `{${optional('agency', entry.agency)}${optional('basis', entry.basis)}"bytes":${count(entry.bytes)}` +
    optionalAfter('callerPerson', subjects.callerPerson) +
    optionalAfter('caseId', entry.caseId) +
    `,"elements":${listText(entry.elements)}` +
    optionalAfter('embargoUntil', entry.embargoUntil) +
    optionalAfter('emergency', entry.emergency) +
    `,"errorCodes":${listText(entry.errorCodes)}` +
    optionalAfter('issuer', entry.issuer) +
    optionalAfter('officer', entry.officer) +
    optionalAfter('operationHash', entry.operationHash) +
    optionalAfter('operationName', entry.operationName) +
    optionalAfter('organisation', entry.organisation) +
    `,"organisations":${commitmentsText(subjects.organisations)},"outcome":${text(entry.outcome)}` +
    `,"persons":${commitmentsText(subjects.persons)}` +
    optionalAfter('purpose', entry.purpose) +
    `,"recordId":"${recordId}","refused":${listText(entry.refused)},"requestId":${text(entry.requestId)}` +
    `,"retentionMonths":${count(entry.retentionMonths)}` +
    optionalAfter('role', entry.role) +
    `,"sources":${listText(entry.sources)},"time":${text(entry.time)},"version":${count(VERSION)}}`
  );
}

function optional(name: string, value: string | undefined): string {
  return value === undefined ? '' : `"${name}":${text(value)},`;
}

function optionalAfter(name: string, value: string | undefined): string {
  return value === undefined ? '' : `,"${name}":${text(value)}`;
}

function count(value: number): string {
  return String(Math.max(0, Math.floor(value)));
}

/** Base64url needs no escapes. */
function commitmentsText(commitments: readonly string[]): string {
  return commitments.length === 0 ? '[]' : `["${commitments.join('","')}"]`;
}

function listText(list: readonly string[]): string {
  if (list.length === 0) return '[]';
  const known = listTexts.get(list);
  if (known !== undefined) return known;
  // Names of the schema and all that they are put into would take two bytes for each character.
  const made = narrow(`[${list.map(text).join(',')}]`);
  listTexts.set(list, made);
  return made;
}

function text(value: string): string {
  return isPlain(value) ? `"${value}"` : escaped(value);
}

/** Whether a text stands in JSON as it is: to look is a fifth of what `JSON.stringify` costs. */
function isPlain(value: string): boolean {
  for (let at = 0; at < value.length; at++) {
    const unit = value.charCodeAt(at);
    if (unit < 0x20 || unit > 0x7e || unit === 0x22 || unit === 0x5c) return false;
  }
  return true;
}

function escaped(value: string): string {
  const made = JSON.stringify(value);
  // Half of a surrogate pair is no text in UTF-8; the canonical form does not admit it.
  return made.includes('\\ud') ? JSON.stringify(value.replace(/\p{Surrogate}/gu, '\uFFFD')) : made;
}
