import { isObject } from '../../../src/conform/behaviour/answer.ts';
import type { Asked, Mutation, Wire } from './mutation.ts';

type Entities = readonly unknown[];

const crash: Partial<Wire> = { status: 500, text: '{"error":"Internal Server Error"}' };
const refusal = JSON.stringify({ errors: [{ message: 'Refused.' }] });

export const answerMutations: readonly Mutation[] = [
  entities('BEHAVIOUR-ENTITIES-KEY', 'nothing is found', (found) => found.map(() => null)),
  answered('BEHAVIOUR-ENTITIES-ERRORS', 'a field of every record fails beside the data'),
  entities('BEHAVIOUR-ENTITIES-ORDER', 'answers are turned round', (found) => found.toReversed()),
  entities('BEHAVIOUR-ENTITIES-UNKNOWN', 'unknown keys are left out', (found) => found.filter((one) => one !== null)),
  entities('BEHAVIOUR-ENTITIES-DUPLICATE', 'equal keys are answered once', (found) => [
    ...new Map(found.map((one) => [JSON.stringify(one), one])).values(),
  ]),
  whole('BEHAVIOUR-ENTITIES-MANY', 'large batches are refused', (asked) => isLarge(asked), { text: refusal }),
  whole('BEHAVIOUR-ENTITIES-PARTIAL', 'one bad key rejects the batch', hasNoKey, { text: refusal }),
  whole('BEHAVIOUR-ENTITIES-MALFORMED', 'a key that is missing is a crash', hasNoKey, crash),
  counting('BEHAVIOUR-ENTITIES-STABLE', 'every other call finds nothing'),
  afterLarge('BEHAVIOUR-CANCEL', 'a call that was left blocks the pool'),
  whole('BEHAVIOUR-ENTITIES-EMPTY', 'an empty question is refused', has('representations: []'), { text: refusal }),
  whole('BEHAVIOUR-TYPENAME-UNKNOWN', 'an unknown type is a crash', has('NoSuchType'), crash),
  whole('BEHAVIOUR-ERROR-SHAPE', 'errors are plain text', has('nonsense'), { text: '{"errors":["Syntax error"]}' }),
  whole('BEHAVIOUR-FIELD-UNKNOWN', 'unknown fields are null', has('noSuchField'), {
    text: '{"data":{"noSuchField":null}}',
  }),
  whole('BEHAVIOUR-ERROR-VALUES', 'errors repeat the key', ({ variables }) => variables?.r !== undefined, {
    text: '{"errors":[{"message":"No row 099888777666."}]}',
  }),
  whole('BEHAVIOUR-ERROR-VALUES', 'errors show the statement', ({ variables }) => variables?.r !== undefined, {
    text: '{"errors":[{"message":"SELECT * FROM thua_dat failed"}]}',
  }),
  whole('BEHAVIOUR-ALIAS', 'aliases are lost', has('one: __typename'), { text: '{"data":{"__typename":"Query"}}' }),
  whole('BEHAVIOUR-OPERATION-NAME', 'the first operation is answered', has('first: __typename'), {
    text: '{"data":{"first":"Query"}}',
  }),
  whole('BEHAVIOUR-INTROSPECTION', 'introspection knows no entity', has('__type('), {
    text: '{"data":{"__type":null}}',
  }),
  whole('BEHAVIOUR-SERVICE-SDL', 'the schema is kept back', has('_service'), { text: '{"data":{"_service":null}}' }),
  whole('BEHAVIOUR-TIMEOUT', 'it hangs', always, { delayMs: 3_000 }),
  whole('BEHAVIOUR-JSON', 'it says that it is a page', always, { type: 'text/html' }),
  whole('BEHAVIOUR-JSON', 'it answers half of the JSON', always, { text: '{"data":' }),
  whole('BEHAVIOUR-REDIRECT', 'it sends callers round in circles', always, { status: 302, location: '/' }),
  whole('BEHAVIOUR-WHOLE', 'it hangs up', always, { isCut: true }),
  whole('BEHAVIOUR-SIZE', 'it answers without end', always, { text: `{"data":"${'x'.repeat(3_000_000)}"}` }),
  whole('LOAD-P95', 'every call takes long', has('legalArea'), { delayMs: 600 }),
  whole('LOAD-ERRORS', 'every call fails under load', has('legalArea'), { status: 503 }),
];

function whole(rule: string, name: string, isMeant: (asked: Asked) => boolean, instead: Partial<Wire>): Mutation {
  const change = (answer: Wire, asked: Asked) => (isMeant(asked) ? { ...answer, ...instead } : answer);
  return { kind: 'answer', rule, name, change };
}

/** A record that is there comes, and one of its fields as an error. */
function answered(rule: string, name: string): Mutation {
  const change = (answer: Wire, { variables }: Asked) => {
    const body = JSON.parse(answer.text) as unknown;
    const isAsked = (variables?.representations ?? []).length > 0;
    if (!isObject(body) || !isObject(body['data']) || !isAsked) return answer;
    const error = { message: 'No.', path: ['_entities', 0, 'parcelStatus'], extensions: { code: 'DATABASE' } };
    return { ...answer, text: JSON.stringify({ ...body, errors: [error] }) };
  };
  return { kind: 'answer', rule, name, change };
}

function entities(rule: string, name: string, alter: (found: Entities) => Entities): Mutation {
  const change = (answer: Wire) => {
    const body = JSON.parse(answer.text) as unknown;
    const data = isObject(body) ? body['data'] : undefined;
    if (!isObject(data) || !Array.isArray(data['_entities'])) return answer;
    return { ...answer, text: JSON.stringify({ data: { _entities: alter(data['_entities'] as Entities) } }) };
  };
  return { kind: 'answer', rule, name, change };
}

function counting(rule: string, name: string): Mutation {
  let calls = 0;
  return {
    kind: 'answer',
    rule,
    name,
    change: (answer, { variables }) => {
      if (variables?.representations?.length === 4) calls += 1;
      const isLate = calls > 0 && calls % 2 === 0;
      return isLate ? { ...answer, text: '{"data":{"_entities":[]}}' } : answer;
    },
  };
}

function afterLarge(rule: string, name: string): Mutation {
  let isBlocked = false;
  return {
    kind: 'answer',
    rule,
    name,
    change: (answer, asked) => {
      isBlocked ||= isLarge(asked);
      return isBlocked ? { ...answer, text: refusal } : answer;
    },
  };
}

function always(): boolean {
  return true;
}

function has(text: string): (asked: Asked) => boolean {
  return ({ query }) => query.includes(text);
}

function isLarge({ variables }: Asked): boolean {
  return (variables?.representations?.length ?? 0) > 500;
}

function hasNoKey({ variables }: Asked): boolean {
  return variables?.representations?.some((one) => Object.keys(one).length === 1) === true;
}
