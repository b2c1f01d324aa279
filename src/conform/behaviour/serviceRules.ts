import { dataOf, entitiesOf, errorsOf, hasErrorShape, isObject } from './answer.ts';
import type { BehaviourRule, Probe } from './behaviourRule.ts';
import type { Exchange } from '../target/askTarget.ts';

const GRAPHQL = 'GraphQL specification, October 2021, §7.1; GraphQL over HTTP';

/** A value that a service must not say again in an error. */
const CANARY = '099888777666';

/** Rules over the service as such; asked once. */
export const serviceRules: readonly BehaviourRule[] = [
  serviceRule({
    id: 'BEHAVIOUR-SERVICE-SDL',
    guarantees: 'The service tells its own schema.',
    why: 'Apollo Federation subgraph specification, Query._service',
    remedy: 'Answer { _service { sdl } } with the SDL, its directives included.',
    good: '[{"data":{"_service":{"sdl":"scalar Text"}}}]',
    bad: '[{"data":{"_service":{"sdl":""}}}]',
    probe: asked('{ _service { sdl } }', (answer) => {
      const service = dataOf(answer)?.['_service'];
      const sdl = isObject(service) ? service['sdl'] : undefined;
      return typeof sdl === 'string' && sdl !== '' ? undefined : 'It does not tell its SDL.';
    }),
  }),
  serviceRule({
    id: 'BEHAVIOUR-ENTITIES-EMPTY',
    guarantees: 'No representation gives an empty list.',
    why: 'Apollo Federation subgraph specification, Query._entities',
    remedy: 'Answer [] to [].',
    good: '[{"data":{"_entities":[]}}]',
    bad: '[{"errors":[{"message":"Nothing asked."}]}]',
    probe: asked('{ _entities(representations: []) { __typename } }', (answer) =>
      entitiesOf(answer)?.length === 0 ? undefined : 'An empty question has no empty answer.',
    ),
  }),
  serviceRule({
    id: 'BEHAVIOUR-TYPENAME-UNKNOWN',
    guarantees: 'A type that the service does not have gives null or an error with a message, never a server failure.',
    why: 'Apollo Federation subgraph specification, Query._entities',
    remedy: 'Refuse a representation whose __typename is no entity of yours.',
    good: '[{"data":null,"errors":[{"message":"No such type."}]}]',
    bad: '[{"data":{"_entities":[{"__typename":"NoSuchType"}]}}]',
    probe: asked('{ _entities(representations: [{ __typename: "NoSuchType", id: 1 }]) { __typename } }', (answer) => {
      if (answer.status >= 500 && !hasErrorShape(answer)) return 'The server failed.';
      return hasErrorShape(answer) || entitiesOf(answer)?.[0] === null
        ? undefined
        : 'It answers as if it knew the type.';
    }),
  }),
  serviceRule({
    id: 'BEHAVIOUR-ERROR-SHAPE',
    guarantees: 'A document that cannot be read gives errors with messages, and no data.',
    why: GRAPHQL,
    remedy: 'Leave refusals to the GraphQL library, in its own form.',
    good: '[{"errors":[{"message":"Syntax error."}]}]',
    bad: '[{"errors":["Syntax error."]}]',
    probe: asked('{ nonsense(', (answer) =>
      hasErrorShape(answer) && dataOf(answer) === undefined ? undefined : 'The error has not the form { message }.',
    ),
  }),
  serviceRule({
    id: 'BEHAVIOUR-FIELD-UNKNOWN',
    guarantees: 'A field that the schema does not have is refused.',
    why: 'GraphQL specification, October 2021, §5.3.1',
    remedy: 'Validate documents against the schema before executing them.',
    good: '[{"errors":[{"message":"No such field."}]}]',
    bad: '[{"data":{"noSuchField":null}}]',
    probe: asked('{ noSuchField }', (answer) =>
      hasErrorShape(answer) ? undefined : 'A field that is not there is answered.',
    ),
  }),
  serviceRule({
    id: 'BEHAVIOUR-ERROR-VALUES',
    guarantees: 'Errors do not repeat values that were sent.',
    why: 'Personal Data Protection Law 91/2025/QH15; errors end in logs',
    remedy: 'Write messages that name the field, not its value; keep stack traces and statements to yourself.',
    good: '[{"data":{"_entities":[null]}},{"errors":[{"message":"No such type."}]}]',
    bad: `[{"data":{"_entities":[null]}},{"errors":[{"message":"No row ${CANARY}."}]}]`,
    probe: (key) => {
      const query = 'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }';
      const value = Object.fromEntries(key.keyFields.map((field) => [field, { deep: CANARY }]));
      return {
        calls: [
          { body: { query, variables: { r: [{ __typename: key.entity, ...value }] } } },
          { body: { query, variables: { r: [{ __typename: 'NoSuchType', id: CANARY }] } } },
        ],
        judge: (answers) => {
          const texts = answers.map((answer) => JSON.stringify(errorsOf(answer)));
          if (texts.some((text) => text.includes(CANARY))) return 'An error repeats a value that was sent.';
          return texts.some((text) => LEAK.test(text)) ? 'An error shows a statement or a stack trace.' : undefined;
        },
      };
    },
  }),
  serviceRule({
    id: 'BEHAVIOUR-ALIAS',
    guarantees: 'A field is answered under the alias that it is asked by.',
    why: 'GraphQL specification, October 2021, §2.7',
    remedy: 'Leave the naming of answers to the GraphQL library.',
    good: '[{"data":{"one":"Query"}}]',
    bad: '[{"data":{"__typename":"Query"}}]',
    probe: asked('{ one: __typename }', (answer) =>
      dataOf(answer)?.['one'] === 'Query' ? undefined : 'An alias is not answered, or the root type is not Query.',
    ),
  }),
  serviceRule({
    id: 'BEHAVIOUR-OPERATION-NAME',
    guarantees: 'Of several operations the one that is named is answered.',
    why: 'GraphQL specification, October 2021, §6.1; GraphQL over HTTP',
    remedy: 'Hand `operationName` of the request to the GraphQL library.',
    good: '[{"data":{"second":"Query"}}]',
    bad: '[{"data":{"first":"Query"}}]',
    probe: () => ({
      calls: [{ body: { query: 'query A { first: __typename } query B { second: __typename }', operationName: 'B' } }],
      judge: ([answer]) =>
        answer !== undefined && dataOf(answer)?.['second'] === 'Query' ? undefined : 'Another operation was answered.',
    }),
  }),
  serviceRule({
    id: 'BEHAVIOUR-INTROSPECTION',
    guarantees: 'Introspection is refused in the usual form, or shows what the entities are.',
    why: 'GraphQL specification, October 2021, §4; docs/access.md',
    remedy: 'Refuse it with an error that has a message, or let the GraphQL library answer.',
    good: '[{"data":{"__type":{"possibleTypes":[{"name":"Parcel"}]}}}]',
    bad: '[{"data":{"__type":null}}]',
    probe: (key) => ({
      calls: [{ body: { query: '{ __type(name: "_Entity") { possibleTypes { name } } }' } }],
      judge: ([answer]) => {
        if (answer === undefined || hasErrorShape(answer)) return undefined;
        const type = dataOf(answer)?.['__type'];
        const types =
          isObject(type) && Array.isArray(type['possibleTypes']) ? (type['possibleTypes'] as unknown[]) : [];
        const isThere = types.some((one) => isObject(one) && one['name'] === key.entity);
        return isThere ? undefined : 'Introspection shows other entities than the schema.';
      },
    }),
  }),
];

/** Signs of what belongs in a log. */
const LEAK = /\b(SELECT|INSERT|UPDATE) .* (FROM|INTO|SET)\b|\bat [\w.<> ]+ \([^)]*:\d+:\d+\)|SQLITE_|ER_[A-Z_]{6,}/i;

function serviceRule(facts: Omit<BehaviourRule, 'family' | 'severity' | 'scope'>): BehaviourRule {
  return { ...facts, family: 'behaviour', severity: 'error', scope: 'service' };
}

function asked(query: string, judge: (answer: Exchange) => string | undefined): () => Probe {
  return () => ({
    calls: [{ body: { query } }],
    judge: ([answer]) => (answer === undefined ? 'It was not asked.' : judge(answer)),
  });
}
