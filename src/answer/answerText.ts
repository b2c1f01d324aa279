import type { ClientError } from '../errors/clientError.ts';
import type { ExecutedAnswer, LaterParts, PendingPart } from '../model/executedAnswer.ts';
import type { TextPieces } from '../model/gateway.ts';
import type { SourceId } from '../model/source.ts';
import type { MinistryNames } from './printProvenance.ts';
import { narrow, toByteText, type ByteText } from '../util/byteText.ts';

/** What an answer says besides data and errors (GraphQL specification §7.1.3). */
export type Extensions = Readonly<Record<string, unknown>>;

/** What the gateway adds to what execution came to. */
export interface AnswerExtras {
  /** What a reader quotes to the operator; every error carries it. */
  readonly errorId: string;
  readonly extensions?: Extensions | undefined;
  /** What the ministries are called, for errors that name a source. */
  readonly ministries?: ReadonlyMap<SourceId, MinistryNames> | undefined;
}

/** A whole GraphQL response as JSON text (GraphQL specification §7.1). */
export function completeBody(answer: ExecutedAnswer, extras: AnswerExtras): TextPieces {
  return framed('{"data":', answer.data, `${errorsOf(answer.errors, extras)}${extensionsOf(extras)}}`);
}

/** The first response of several, which announces the rest (specification draft on incremental delivery). */
export function firstBody(answer: ExecutedAnswer, pending: readonly PendingPart[], extras: AnswerExtras): TextPieces {
  const announced = `,"pending":${json(pending)},"hasNext":true}`;
  return framed('{"data":', answer.data, errorsOf(answer.errors, extras) + extensionsOf(extras) + announced);
}

/** A later response: the parts that came at one time. */
export function* laterBody(parts: LaterParts, extras: AnswerExtras): TextPieces {
  const { pending, incremental, completed, hasNext } = parts;
  yield `{"hasNext":${hasNext}`;
  if (pending.length > 0) yield `,"pending":${json(pending)}`;
  if (incremental.length > 0) {
    yield ',"incremental":[';
    for (const [index, { id, subPath, data, errors }] of incremental.entries()) {
      const place = subPath === undefined ? '' : `,"subPath":${json(subPath)}`;
      yield `${index === 0 ? '' : ','}{"id":${json(id)}${place},"data":`;
      yield* data;
      yield `${errorsOf(errors, extras)}}`;
    }
    yield ']';
  }
  if (completed.length > 0) {
    const told = completed.map(({ id, errors }) => (errors ? { id, errors: errors.map(withId(extras)) } : { id }));
    yield `,"completed":${json(told)}`;
  }
  yield '}';
}

/** One piece where the data is one piece: the usual answer is written at once. */
function framed(head: ByteText, data: TextPieces, tail: ByteText): TextPieces {
  if (!Array.isArray(data)) return stream(head, data, tail);
  const pieces = data as readonly ByteText[];
  return pieces.length === 1 ? [head + (pieces[0] ?? '') + tail] : [head, ...pieces, tail];
}

function* stream(head: ByteText, data: TextPieces, tail: ByteText): TextPieces {
  yield head;
  yield* data;
  yield tail;
}

function errorsOf(errors: readonly ClientError[], extras: AnswerExtras): ByteText {
  return errors.length === 0 ? '' : `,"errors":${json(errors.map(withId(extras)))}`;
}

function extensionsOf({ extensions }: AnswerExtras): ByteText {
  return extensions === undefined ? '' : (constantTexts.get(extensions) ?? extensionsText(extensions));
}

function extensionsText(extensions: Extensions): ByteText {
  return `,"extensions":${json(extensions)}`;
}

const constantTexts = new WeakMap<Extensions, ByteText>();

/** Extensions that are the same for many answers: they are turned into text here, once. */
export function constantExtensions(extensions: Extensions): Extensions {
  constantTexts.set(extensions, extensionsText(extensions));
  return extensions;
}

function json(value: unknown): ByteText {
  return narrow(toByteText(JSON.stringify(value)));
}

/** The log has the cause under the same id. A reader is told the ministry's name, not only what the gateway calls it. */
export function withId({ errorId, ministries }: AnswerExtras): (error: ClientError) => ClientError {
  return (error) => {
    const { source } = error.extensions;
    const ministry = typeof source === 'string' ? ministries?.get(source) : undefined;
    return { ...error, extensions: { ...error.extensions, ...(ministry && { ministry }), errorId } };
  };
}
