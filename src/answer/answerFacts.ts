import { hash } from 'node:crypto';
import { catalogueEntry } from '../errors/catalogue/index.ts';
import type { ClientError } from '../errors/clientError.ts';
import type { AnswerDescription, ExecutedAnswer, LaterParts } from '../model/executedAnswer.ts';
import type { TextPieces } from '../model/gateway.ts';
import type { AskedSubject, NormalisedOperation, PreparedOperation } from '../model/operation.ts';
import type { Plan } from '../model/plan.ts';
import type { AnswerFacts, Outcome } from '../model/record.ts';
import { ROW_NOT_PERMITTED } from '../model/rows.ts';
import type { ByteText } from '../util/byteText.ts';

type Refused = AnswerFacts['refused'];

/** What is known of a request that came to execution. */
export interface AnswerSurroundings {
  readonly prepared: PreparedOperation;
  readonly plan: Plan;
  readonly description: () => AnswerDescription;
}

const NOBODY: ReadonlySet<string> = new Set();
const NO_CODES: readonly string[] = [];

const hashes = new WeakMap<NormalisedOperation, string>();

/** SHA-256 of the normal form (hexadecimal). */
function hashOf(operation: NormalisedOperation): string {
  let known = hashes.get(operation);
  if (known === undefined) hashes.set(operation, (known = hash('sha256', operation.text, 'hex')));
  return known;
}

/** Who stands in an answer, and who was asked for: also where nothing was found or answered. */
function withAsked(
  told: ReadonlySet<string> | undefined,
  asked: readonly AskedSubject[],
  wanted: AskedSubject['kind'],
): ReadonlySet<string> {
  const absent = asked.filter(({ kind, value }) => kind === wanted && told?.has(value) !== true);
  if (absent.length === 0) return told ?? NOBODY;
  return new Set([...(told ?? NOBODY), ...absent.map(({ value }) => value)]);
}

function codesOf(errors: readonly ClientError[]): readonly string[] {
  return errors.length === 0 ? NO_CODES : [...new Set(errors.map(({ extensions }) => extensions.code))].sort();
}

/** Pieces that may be walked once only are not walked here: data always comes as a list. */
function bytesOf(data: TextPieces): number {
  return Array.isArray(data) ? (data as readonly ByteText[]).reduce((sum, piece) => sum + piece.length, 0) : 0;
}

/** Sources that a part of an answer waits for. */
function sourcesOf(plan: Plan, fragments?: readonly string[]): readonly string[] {
  if (fragments !== undefined) return sourcesIn(plan, fragments);
  const known = firstSources.get(plan) ?? sourcesIn(plan, undefined);
  firstSources.set(plan, known);
  return known;
}

/** Sources of the first part of an answer, or of all of it: the same for every request with the plan. */
const firstSources = new WeakMap<Plan, readonly string[]>();

function sourcesIn({ fetches }: Plan, fragments: readonly string[] | undefined): readonly string[] {
  const asked = fetches.filter(({ deferredFor }) =>
    fragments === undefined ? deferredFor === undefined : deferredFor?.some((id) => fragments.includes(id)) === true,
  );
  return [...new Set(asked.map(({ source }) => source))].sort();
}

/** Only nulls under the response keys of the root, or null itself. */
const NOTHING_TOLD = /^(?:null|\{(?:"\w+":null,?)*\})$/;

function outcomeOf(data: TextPieces | undefined, codes: readonly string[], refused: Refused): Outcome {
  if (codes.length === 0) return 'answered';
  const [first, second] = Array.isArray(data) ? (data as readonly ByteText[]) : [];
  if (data !== undefined && (second !== undefined || first === undefined || !NOTHING_TOLD.test(first)))
    return 'partial';
  const refusals = new Set<string>([ROW_NOT_PERMITTED.code, ...refused.map(({ code }) => code)]);
  return codes.every((code) => refusals.has(code)) ? 'refused' : 'failed';
}

/** Facts of a whole answer, of the first part of one, or of the answer to an event. */
export function factsOfAnswer(
  { prepared, plan, description }: AnswerSurroundings,
  { data, errors, told }: ExecutedAnswer,
): AnswerFacts {
  const { operation, asked } = prepared;
  const errorCodes = codesOf(errors);
  const { elements, refused } = description().part();
  return {
    operationHash: hashOf(operation),
    operationName: operation.name,
    operationKind: operation.kind,
    elements,
    refused,
    sources: sourcesOf(plan),
    outcome: outcomeOf(data, errorCodes, refused),
    errorCodes,
    persons: withAsked(told?.persons, asked, 'person'),
    toldPersons: told?.persons ?? NOBODY,
    organisations: withAsked(told?.organisations, asked, 'organisation'),
    bytes: bytesOf(data),
  };
}

/** Facts of a later part. */
export function factsOfPart(
  { prepared, plan, description }: AnswerSurroundings,
  { incremental, completed, fragments, told }: LaterParts,
): AnswerFacts {
  const { operation, asked } = prepared;
  const errors = [...incremental, ...completed].flatMap((each) => each.errors ?? []);
  const errorCodes = codesOf(errors);
  const { part } = description();
  const parts = fragments.map((id) => part(id));
  const refused = parts.flatMap((each) => each.refused);
  return {
    operationHash: hashOf(operation),
    operationName: operation.name,
    operationKind: operation.kind,
    elements: [...new Set(parts.flatMap(({ elements }) => elements))].sort(),
    refused,
    sources: sourcesOf(plan, fragments),
    outcome: incremental.length > 0 && errorCodes.length > 0 ? 'partial' : outcomeOf(undefined, errorCodes, refused),
    errorCodes,
    persons: withAsked(told?.persons, asked, 'person'),
    toldPersons: told?.persons ?? NOBODY,
    organisations: withAsked(told?.organisations, asked, 'organisation'),
    bytes: incremental.reduce((sum, { data }) => sum + bytesOf(data), 0),
  };
}

/** Facts of a request that was not executed, with what is known of it by then. */
export function factsOfRefusal(
  errors: readonly ClientError[],
  asked: readonly AskedSubject[],
  operation?: NormalisedOperation,
): AnswerFacts {
  const errorCodes = codesOf(errors);
  return {
    operationHash: operation && hashOf(operation),
    operationName: operation?.name,
    operationKind: operation?.kind,
    elements: [],
    refused: [],
    sources: [],
    outcome: errorCodes.every(saysMayNot) ? 'refused' : 'failed',
    errorCodes,
    persons: withAsked(undefined, asked, 'person'),
    toldPersons: NOBODY,
    organisations: withAsked(undefined, asked, 'organisation'),
    bytes: 0,
  };
}

/** Whether a refusal says that something may not be, not that something is wrong (RFC 9110 §15.5.2, §15.5.4, §15.5.6). */
function saysMayNot(code: string): boolean {
  return [401, 403, 405].includes(catalogueEntry(code).status) || NOT_ADMITTED.has(code);
}

/** Operations that are right, but not admitted here. */
const NOT_ADMITTED: ReadonlySet<string> = new Set(['DOCUMENT_TOO_COSTLY', 'DOCUMENT_NOT_TRUSTED']);
