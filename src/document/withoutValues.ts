import { print, type GraphQLError } from 'graphql';
import { catalogue } from '../errors/catalogue/index.ts';

const LEXED_VALUE = /\b(BlockString|String|Int|Float) ".*"/s;
const EXPECTED_VALUE = /^Expected value of type ("[^"]+"), found .*$/s;

/** The catalogue code of a scalar's rule, when it was a rule that refused the value. */
export function ruleCode(error: GraphQLError): string | undefined {
  const code = error.extensions['code'];
  return typeof code === 'string' && code in catalogue ? code : undefined;
}

/** A message of the GraphQL library without the literal that it quotes: literals may be personal numbers. */
export function withoutValues(error: GraphQLError): string {
  if (ruleCode(error) !== undefined) return error.message;
  const message = error.message.replace(LEXED_VALUE, '$1').replace(EXPECTED_VALUE, 'Expected value of type $1.');
  const literal = error.nodes?.find((node) => node.kind.endsWith('Value'));
  return literal === undefined ? message : message.replaceAll(print(literal), '…');
}
