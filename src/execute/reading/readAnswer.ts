import { FieldFailure } from '../../model/fieldFailure.ts';
import type { FetchNode } from '../../model/plan.ts';
import type { AsOf, SourceAnswer, SourceError, SourceTextAnswer } from '../../model/source.ts';
import type { ByteText } from '../../util/byteText.ts';
import { answerFault, type AnswerFaults } from './answerFault.ts';
import type { AnswerReading, Failures, Times } from './answerReading.ts';
import { decodeJson, MalformedJson, skipSpace } from './byteJson.ts';
import type { ExecutionRun } from '../executionRun.ts';
import { isFields, type Fields } from './objectReader.ts';
import { PathTrie } from '../tree/pathTrie.ts';
import { TextReader } from './textReader.ts';

/** What a source said about its answer, and where what is found in it is noted. */
export interface Opening {
  readonly reading: AnswerReading;
  readonly failures: Failures;
  readonly times: Times;
}

/** Reads `data` of an answer, as text or as an object. May be called twice for one answer. */
export interface DataReader<Data> {
  readonly fromText: (reader: TextReader, opening: Opening) => Data;
  readonly fromObject: (data: Fields, opening: Opening) => Data;
}

/** `data` is undefined when there was none; the reading has a general failure then. */
export interface ReadAnswer<Data> extends Opening {
  readonly data: Data | undefined;
  readonly errors: readonly SourceError[];
}

function open(
  run: ExecutionRun,
  { source, id }: FetchNode,
  errors: readonly SourceError[],
  asOf: readonly AsOf[] | undefined,
  hasData: boolean,
): Opening {
  const faults: AnswerFaults = {};
  let failures: PathTrie<FieldFailure> | undefined;
  let general: FieldFailure | undefined;
  for (const error of errors) {
    const { code, params, path = [] } = error;
    const failure = new FieldFailure(code, { source, ...params }, source, [], path.length === 0);
    if (path.length === 0) general ??= failure;
    else (failures ??= new PathTrie()).add(path, failure);
  }
  let times: PathTrie<string> | undefined;
  if (run.asOf !== undefined && asOf !== undefined) {
    times = new PathTrie();
    for (const { path, at } of asOf) times.add(path, at);
  }
  if (!hasData)
    general ??= failures?.anywhere ?? answerFault({ source, faults }, 'SOURCE_ANSWER_SHAPE', { type: 'data' });
  const { budget, leaves, abstractTypes } = run;
  return {
    reading: { source, fetchId: id, budget, leaves, general, asOf: run.asOf, faults, abstractTypes },
    failures,
    times,
  };
}

/** Reads an answer that came through either door. Throws `MalformedJson`. */
export function readAnswer<Data>(
  run: ExecutionRun,
  fetch: FetchNode,
  answer: SourceAnswer | SourceTextAnswer,
  reader: DataReader<Data>,
): ReadAnswer<Data> {
  if ('body' in answer) return readBody(run, fetch, answer, reader);
  const { data, errors, asOf } = answer;
  const isObject = isFields(data);
  const opening = open(run, fetch, errors, asOf, isObject);
  return read(opening, errors, isObject ? reader.fromObject(data, opening) : undefined);
}

/**
 * Most answers have no errors, and errors may stand behind the data: so it is read as if there were none, and once more in
 * the few cases where that was wrong.
 */
function readBody<Data>(
  run: ExecutionRun,
  fetch: FetchNode,
  answer: SourceTextAnswer,
  { fromText }: DataReader<Data>,
): ReadAnswer<Data> {
  const { body } = answer;
  const { spent } = run.budget;
  const hopeful = open(run, fetch, [], undefined, true);
  const text = new TextReader(body, skipSpace(body, 0), hopeful.reading, true);
  if (text.next !== 0x7b) throw new MalformedJson();
  let dataAt = -1;
  let data: Data | undefined;
  let errorsText: ByteText | undefined;
  let extensionsText: ByteText | undefined;
  text.members((key) => {
    if (key === 'data') {
      dataAt = text.position;
      if (run.asOf === undefined && errorsText === undefined && text.next === 0x7b) data = fromText(text, hopeful);
      else text.skip();
    } else if (key === 'errors') errorsText = text.skip();
    else if (key === 'extensions') extensionsText = text.skip();
    else text.skip();
  });
  if (skipSpace(body, text.position) !== body.length) throw new MalformedJson();

  const errors = errorsText === undefined ? [] : answer.readErrors(decodeJson(errorsText));
  if (data !== undefined && errors.length === 0) return read(hopeful, errors, data);
  run.budget.returnTo(spent);
  const asOf = extensionsText === undefined ? undefined : answer.readAsOf(decodeJson(extensionsText));
  const hasData = body.charCodeAt(dataAt) === 0x7b;
  const opening = open(run, fetch, errors, asOf, hasData);
  if (!hasData) return read<Data>(opening, errors, undefined);
  const isPlain = opening.failures === undefined && opening.times === undefined;
  return read(opening, errors, fromText(new TextReader(body, dataAt, opening.reading, isPlain), opening));
}

function read<Data>(
  { reading, failures, times }: Opening,
  errors: readonly SourceError[],
  data: Data | undefined,
): ReadAnswer<Data> {
  return { reading, failures, times, errors, data };
}
