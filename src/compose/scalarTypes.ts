import {
  GraphQLError,
  GraphQLScalarType,
  isSpecifiedScalarType,
  valueFromASTUntyped,
  type GraphQLSchema,
} from 'graphql';
import { catalogueEntry } from '../errors/catalogue/index.ts';
import { fillTemplate } from '../errors/template.ts';
import type { ScalarResult, ScalarRule } from '../model/scalars/scalarRule.ts';
import type { Finding } from './finding.ts';

/**
 * Gives every custom scalar of a schema its rule, in place. A value that a rule refuses becomes a `GraphQLError` whose
 * `extensions` hold the catalogue code and its parameters, never the value.
 * Returns a finding for each scalar without a rule.
 */
export function giveScalarsTheirRules(
  schema: GraphQLSchema,
  rules: ReadonlyMap<string, ScalarRule>,
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!(type instanceof GraphQLScalarType) || isSpecifiedScalarType(type)) continue;
    const rule = rules.get(type.name);
    if (rule === undefined) {
      findings.push({ code: 'SCALAR_WITHOUT_RULE', params: { scalar: type.name } });
      continue;
    }
    type.parseValue = (value) => admit(rule.parse(value));
    type.parseLiteral = (node, variables) => admit(rule.parse(valueFromASTUntyped(node, variables)));
    type.serialize = (value) => admit(rule.serialise(value));
  }
  return findings;
}

function admit(result: ScalarResult): unknown {
  if (result.ok) return result.value;
  const { code, params } = result.reason;
  throw new GraphQLError(fillTemplate(catalogueEntry(code).en, params), { extensions: { code, params } });
}
