import { Kind, print, type DocumentNode, type GraphQLSchema } from 'graphql';
import { LruCache } from '../../util/lruCache.ts';
import { introspect } from './introspect.ts';
import { newResultObject, type ResultObject } from './resultObject.ts';
import { ValueBudget } from '../tree/valueBudget.ts';

/** Bound of the answers that are remembered (bytes): tools ask the same question whenever they open. */
const CACHE_BYTES = 8 * 1024 * 1024;

/** Room that a value of an answer takes with its share of its object (bytes). Measured on Node 20: some 60. */
const BYTES_PER_VALUE = 100;

/**
 * Answers the introspection part of an operation; undefined: it has none.
 *
 * - `visible`: what the asker sees of the schema; all of it when left out
 */
export type Introspector = (
  document: DocumentNode | undefined,
  variables: Readonly<Record<string, unknown>>,
  visible?: () => GraphQLSchema,
) => ResultObject;

/** What is answered where nothing is asked. */
const NOTHING: ResultObject = newResultObject();

function keyOf(document: DocumentNode, variables: Readonly<Record<string, unknown>>): string {
  const names = document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? (definition.variableDefinitions ?? []).map(({ variable }) => variable.name.value)
      : [],
  );
  const values = names.map((name) => (Object.hasOwn(variables, name) ? [variables[name]] : []));
  return `${document.loc?.source.body ?? print(document)}\n${JSON.stringify(values)}`;
}

/**
 * Introspection of schemas that do not change: the last answers are kept.
 *
 * - `maxValues`: values of one answer (count); more end in `ANSWER_TOO_LARGE`
 */
export function createIntrospector(schema: GraphQLSchema, maxValues: number): Introspector {
  const answers = new LruCache<string, { readonly answer: ResultObject; readonly values: number }>({
    maxWeight: CACHE_BYTES,
    weigh: ({ values }, key) => values * BYTES_PER_VALUE + key.length * 2,
  });
  const numbers = new WeakMap<GraphQLSchema, number>();
  let next = 0;
  const numberOf = (asked: GraphQLSchema) => {
    const number = numbers.get(asked) ?? next++;
    numbers.set(asked, number);
    return number;
  };
  return (document, variables, visible) => {
    if (document === undefined) return NOTHING;
    const asked = visible?.() ?? schema;
    const key = `${String(numberOf(asked))}\n${keyOf(document, variables)}`;
    const known = answers.get(key);
    if (known !== undefined) return known.answer;
    const budget = new ValueBudget(maxValues);
    const answer = introspect(asked, document, variables, budget);
    answers.set(key, { answer, values: budget.spent });
    return answer;
  };
}
