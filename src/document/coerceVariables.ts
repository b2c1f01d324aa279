import {
  coerceInputValue,
  isInputType,
  isNonNullType,
  typeFromAST,
  valueFromAST,
  type GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  type VariableDefinitionNode,
} from 'graphql';
import { clientError, type ClientError } from '../errors/clientError.ts';
import { RefusedDocument } from './refusedDocument.ts';
import { ruleReason, type RuleReason } from './ruleReason.ts';

type Values = Readonly<Record<string, unknown>>;

type Reason = Omit<RuleReason, 'code'> & Partial<Pick<RuleReason, 'code'>>;

const VALUE_REQUIRED: Reason = { en: 'a value is required', vi: 'bắt buộc có giá trị' };
const VALUE_UNFIT: Reason = { en: 'the value does not fit', vi: 'giá trị không phù hợp' };
const FIELD_WRONG: Reason = { en: 'a field is missing or unknown', vi: 'thiếu trường hoặc có trường lạ' };

/** Says which part of a variable is wrong and what was expected; never what was sent. */
function variableError(
  definition: VariableDefinitionNode,
  at: readonly (string | number)[],
  expected: string,
  reason: Reason,
): ClientError {
  const variable = definition.variable.name.value;
  const { line, column } = definition.loc?.startToken ?? { line: 1, column: 1 };
  const params = { variable, expected, at: [variable, ...at].join('.'), reason: withoutFullStop(reason.en) };
  return clientError('VARIABLE_INVALID', params, {
    locations: [{ line, column }],
    paramsVi: { reason: withoutFullStop(reason.vi) },
    extensions: { variable, at, ...(reason.code === undefined ? {} : { reason: reason.code }) },
  });
}

function withoutFullStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

/** A scalar's rule says why without the value; the library's own messages quote it. */
function reasonOf(error: GraphQLError): Reason {
  return ruleReason(error) ?? (/required|not defined/.test(error.message) ? FIELD_WRONG : VALUE_UNFIT);
}

function coerceVariable(
  schema: GraphQLSchema,
  definition: VariableDefinitionNode,
  inputs: Values,
  report: (error: ClientError) => void,
): unknown {
  const name = definition.variable.name.value;
  const type = typeFromAST(schema, definition.type) as GraphQLInputType | undefined;
  if (type === undefined || !isInputType(type)) return undefined;
  const given = Object.hasOwn(inputs, name) ? inputs[name] : undefined;
  if (given === undefined && definition.defaultValue !== undefined) return valueFromAST(definition.defaultValue, type);
  if (given === undefined && !isNonNullType(type)) return undefined;
  if ((given === undefined || given === null) && isNonNullType(type)) {
    report(variableError(definition, [], String(type), VALUE_REQUIRED));
    return undefined;
  }
  return coerceInputValue(given, type, (path, _value, error) => {
    report(variableError(definition, path, String(type), reasonOf(error)));
  });
}

/**
 * Turns what a client sent into the values of its variables (GraphQL specification §6.1.2, CoerceVariableValues).
 * Variables that were left out stay out. Throws a `RefusedDocument` that names every wrong variable, up to `maxErrors`.
 */
export function coerceVariables(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
  inputs: Values,
  maxErrors: number,
): Values {
  const errors: ClientError[] = [];
  const report = (error: ClientError) => {
    errors.push(error);
    if (errors.length >= maxErrors) throw new RefusedDocument(errors);
  };
  const values: Record<string, unknown> = {};
  for (const definition of definitions) {
    const value = coerceVariable(schema, definition, inputs, report);
    if (value !== undefined) values[definition.variable.name.value] = value;
  }
  if (errors.length > 0) throw new RefusedDocument(errors);
  return values;
}
