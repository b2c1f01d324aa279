import { entitiesOf, errorsOf, hasErrorShape, isObject, type Json } from './answer.ts';
import { entitiesCall, type BehaviourRule, type KeyCase, type Probe } from './behaviourRule.ts';
import type { Call, Exchange } from '../target/askTarget.ts';

const FEDERATION = 'Apollo Federation subgraph specification, Query._entities';

/** Keys of one call in the largest batch that the gateway sends (count). */
const MANY = 1_000;

/** Rules over `_entities`, for every key. */
export const entityRules: readonly BehaviourRule[] = [
  entityRule({
    id: 'BEHAVIOUR-ENTITIES-KEY',
    guarantees: 'A record that is there is found by every key, and has that key.',
    remedy: 'Look the record up in __resolveReference by exactly the fields of the key.',
    good: '[{"data":{"_entities":[{"__typename":"Parcel","parcelRecordId":"A"}]}}]',
    bad: '[{"data":{"_entities":[null]}}]',
    probe: (key) => asking(key, key.samples.slice(0, 1)),
  }),
  entityRule({
    id: 'BEHAVIOUR-ENTITIES-ERRORS',
    guarantees: 'A record that is there is answered in all of its fields without an error.',
    remedy:
      'Mend what the error names: a code that is mapped to nothing, a column that is not there, a text in another form.',
    good: '[{"data":{"_entities":[{"__typename":"Parcel","parcelRecordId":"A"}]}}]',
    bad: '[{"data":{"_entities":[{"__typename":"Parcel","parcelRecordId":"A","parcelStatus":null}]},"errors":[{"message":"No.","path":["_entities",0,"parcelStatus"]}]}]',
    probe: (key) =>
      key.samples.length === 0
        ? undefined
        : {
            calls: [entitiesCall(key, key.samples.slice(0, 100))],
            judge: ([answer]) => (answer === undefined ? undefined : errorsIn(answer)),
          },
  }),
  entityRule({
    id: 'BEHAVIOUR-ENTITIES-ORDER',
    guarantees: 'Answers stand in the order of the representations.',
    remedy: "Sort what the database returns by the keys' places before answering.",
    good: '[{"data":{"_entities":[{"__typename":"Parcel","parcelRecordId":"B"},{"__typename":"Parcel","parcelRecordId":"A"}]}}]',
    bad: '[{"data":{"_entities":[{"__typename":"Parcel","parcelRecordId":"A"},{"__typename":"Parcel","parcelRecordId":"B"}]}}]',
    probe: (key) => (key.samples.length < 2 ? undefined : asking(key, key.samples.slice(0, 20).toReversed())),
  }),
  entityRule({
    id: 'BEHAVIOUR-ENTITIES-UNKNOWN',
    guarantees: 'A key that nobody has gives null in its place, without an error.',
    remedy: 'Return null from __resolveReference where nothing is found.',
    good: '[{"data":{"_entities":[null,{"__typename":"Parcel","parcelRecordId":"A"}]}}]',
    bad: '[{"data":{"_entities":[{"__typename":"Parcel","parcelRecordId":"A"}]}}]',
    probe: (key) => {
      if (!key.isKeeper) return undefined;
      const [sample] = key.samples;
      const calls = [entitiesCall(key, sample === undefined ? [strangerOf(key)] : [strangerOf(key), sample])];
      return {
        calls,
        judge: ([answer]) => {
          const found = answer && entitiesOf(answer);
          if (answer === undefined || found === undefined) return 'There is no list of entities in the answer.';
          if (errorsOf(answer).length > 0) return 'An unknown key gives an error instead of null.';
          if (found[0] !== null) return 'An unknown key gives something else than null in its place.';
          return sample === undefined || isSame(found[1], sample) ? undefined : 'Its neighbour is not answered.';
        },
      };
    },
  }),
  entityRule({
    id: 'BEHAVIOUR-ENTITIES-DUPLICATE',
    guarantees: 'A key that is asked twice is answered twice.',
    remedy: 'Fetch each key once if you like, but answer every place.',
    good: '[{"data":{"_entities":[{"__typename":"Parcel","parcelRecordId":"A"},{"__typename":"Parcel","parcelRecordId":"A"}]}}]',
    bad: '[{"data":{"_entities":[{"__typename":"Parcel","parcelRecordId":"A"}]}}]',
    probe: (key) => asking(key, [...key.samples.slice(0, 1), ...key.samples.slice(0, 1)]),
  }),
  entityRule({
    id: 'BEHAVIOUR-ENTITIES-MANY',
    guarantees: 'A thousand keys in one call are answered.',
    remedy: 'Raise the limits of the body and of the batch; fetch with one statement, not one for each key.',
    good: JSON.stringify([{ data: { _entities: many('A', 'B').map(exampleOf) } }]),
    bad: '[{"errors":[{"message":"Too many."}]}]',
    probe: (key) => asking(slim(key), repeated(key.samples)),
  }),
  entityRule({
    id: 'BEHAVIOUR-ENTITIES-PARTIAL',
    guarantees: 'One representation that cannot be read costs its own place only.',
    remedy: 'Settle each representation by itself: an error in one must not reject the list.',
    good: '[{"data":{"_entities":[{"__typename":"Parcel","parcelRecordId":"A"},null]},"errors":[{"message":"Key missing."}]}]',
    bad: '[{"data":null,"errors":[{"message":"Key missing."}]}]',
    probe: ({ samples: [sample], ...key }) =>
      sample === undefined || !key.isKeeper
        ? undefined
        : {
            calls: [entitiesCall(key, [sample, { __typename: key.entity }])],
            judge: ([answer]) =>
              answer !== undefined && isSame(entitiesOf(answer)?.[0], sample)
                ? undefined
                : 'A malformed neighbour took a good record away.',
          },
  }),
  entityRule({
    id: 'BEHAVIOUR-ENTITIES-MALFORMED',
    guarantees: 'A representation without its key gives null or a GraphQL error, never a server failure.',
    remedy: 'Check the fields of the representation before they reach the database.',
    good: '[{"data":{"_entities":[null]}}]',
    bad: '[{"error":"Internal Server Error"}]',
    probe: (key) =>
      key.isKeeper
        ? {
            calls: [entitiesCall(key, [{ __typename: key.entity }])],
            judge: ([answer]) => {
              if (answer === undefined || answer.status >= 500) return 'The server failed.';
              if (entitiesOf(answer)?.[0] === null || hasErrorShape(answer)) return undefined;
              return 'It answers neither null nor an error with a message.';
            },
          }
        : undefined,
  }),
  entityRule({
    id: 'BEHAVIOUR-ENTITIES-STABLE',
    guarantees: 'The same question asked twice has the same answer, alone and in a batch.',
    remedy: 'Answer from one source of truth; sort lists.',
    good: JSON.stringify(Array<unknown>(2).fill({ data: { _entities: [exampleOf('A'), exampleOf('B')] } })),
    bad: JSON.stringify([
      { data: { _entities: [exampleOf('A'), exampleOf('B')] } },
      { data: { _entities: [exampleOf('A'), null] } },
    ]),
    probe: (key) => {
      if (key.samples.length === 0) return undefined;
      const call = entitiesCall(key, key.samples.slice(0, 5));
      return {
        calls: [call, call],
        judge: ([one, other]) =>
          JSON.stringify(one?.json) === JSON.stringify(other?.json) ? undefined : 'Two equal calls differ.',
      };
    },
  }),
  entityRule({
    id: 'BEHAVIOUR-CANCEL',
    guarantees: 'A client that goes away does no harm: the next call is answered.',
    remedy: 'Release the connection to the database when the request is aborted.',
    good: '[{},{"data":{"_entities":[{"__typename":"Parcel","parcelRecordId":"A"}]}}]',
    bad: '[{},{"errors":[{"message":"Pool exhausted."}]}]',
    probe: (key) => {
      const [sample] = key.samples;
      if (sample === undefined) return undefined;
      const left: Call = { ...entitiesCall(slim(key), repeated(key.samples)), leaveAfterMs: 1 };
      return {
        calls: [left, entitiesCall(key, [sample])],
        judge: ([, answer]) =>
          answer !== undefined && isSame(entitiesOf(answer)?.[0], sample)
            ? undefined
            : 'After a call that was left the next one is not answered.',
      };
    },
  }),
];

/** What most rules over entities have in common. */
function entityRule(
  facts: Pick<BehaviourRule, 'id' | 'guarantees' | 'remedy' | 'good' | 'bad' | 'probe'>,
): BehaviourRule {
  return { ...facts, family: 'behaviour', severity: 'error', scope: 'key', why: FEDERATION };
}

/** How many errors there are, and of which fields by which code; their texts are not believed, as they may hold values. */
function errorsIn(answer: Exchange): string | undefined {
  const errors = errorsOf(answer);
  if (errors.length === 0) return undefined;
  const named = errors.filter(isObject).flatMap(({ path, extensions }) => {
    const field: unknown = Array.isArray(path) ? path[2] : undefined;
    const code = isObject(extensions) ? extensions['code'] : undefined;
    const isCode = typeof code === 'string' && /^[A-Z][A-Z_]{1,60}$/.test(code);
    return typeof field === 'string' && /^\w{1,100}$/.test(field) ? [isCode ? `${field} (${code})` : field] : [];
  });
  const places = [...new Set(named)].slice(0, 5).join(', ');
  return `${errors.length} errors${places === '' ? '' : `, in ${places}`}.`;
}

/** Asks for records that are there: each must be in its place. */
function asking(key: KeyCase, representations: readonly Json[]): Probe | undefined {
  if (representations.length === 0) return undefined;
  return {
    calls: [entitiesCall(key, representations)],
    judge: ([answer]) => (answer === undefined ? 'It was not asked.' : misplaced(answer, representations)),
  };
}

function misplaced(answer: Exchange, representations: readonly Json[]): string | undefined {
  const found = entitiesOf(answer);
  if (found === undefined) return `There is no list of entities in the answer (HTTP ${answer.status}).`;
  if (found.length !== representations.length) return `${representations.length} were asked for, ${found.length} came.`;
  const wrong = representations.findIndex((representation, place) => !isSame(found[place], representation));
  return wrong === -1 ? undefined : `What stands in place ${wrong + 1} is not what was asked for there.`;
}

/** Whether a record has the type and the key of a representation. */
function isSame(record: unknown, representation: Json): boolean {
  return (
    isObject(record) && Object.entries(representation).every(([name, value]) => String(record[name]) === String(value))
  );
}

/** A representation that no register has, of the same shape. */
function strangerOf({ entity, keyFields, samples }: KeyCase): Json {
  const [sample = {}] = samples;
  const values = keyFields.map((field) => [field, typeof sample[field] === 'number' ? 2_147_480_001 : STRANGER]);
  return { __typename: entity, ...(Object.fromEntries(values) as Json) };
}

/** Twelve digits of a province that never was, so that nobody has the number. */
const STRANGER = '099999999999';

function repeated(samples: readonly Json[]): readonly Json[] {
  if (samples.length === 0) return [];
  return Array.from({ length: MANY }, (_, place) => samples[place % samples.length] ?? {});
}

/** With a thousand keys the number is what is tested, not what each record holds. */
function slim(key: KeyCase): KeyCase {
  return { ...key, selection: key.keyFields.join(' ') };
}

function many(...names: readonly string[]): readonly string[] {
  return Array.from({ length: MANY }, (_, place) => names[place % names.length] ?? '');
}

function exampleOf(parcelRecordId: string): Json {
  return { __typename: 'Parcel', parcelRecordId };
}
