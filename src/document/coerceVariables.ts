import {
  coerceInputValue,
  getNamedType,
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
import { quickCoercion, UNDECIDED, type QuickCoercion } from './quickCoercion.ts';
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

/** A variable of an operation, with all that is the same for every request. */
export interface VariablePlan {
  readonly name: string;
  readonly definition: VariableDefinitionNode;
  readonly type: GraphQLInputType;
  readonly isRequired: boolean;
  readonly quick: QuickCoercion;
  readonly defaultValue: unknown;
}

/** Prepares the variables of an operation. Those of a type that cannot be an input were refused by validation. */
export function planVariables(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
): readonly VariablePlan[] {
  return definitions.flatMap((definition) => {
    const type = typeFromAST(schema, definition.type) as GraphQLInputType | undefined;
    if (type === undefined || !isInputType(type)) return [];
    const { defaultValue, variable } = definition;
    return {
      name: variable.name.value,
      definition,
      type,
      isRequired: isNonNullType(type),
      quick: quickCoercion(type),
      defaultValue: defaultValue && valueFromAST(defaultValue, type),
    };
  });
}

function coerceVariable(plan: VariablePlan, inputs: Values, report: (error: ClientError) => void): unknown {
  const { name, definition, type, isRequired, quick } = plan;
  const given = Object.hasOwn(inputs, name) ? inputs[name] : undefined;
  if (given === undefined && definition.defaultValue !== undefined) return plan.defaultValue;
  if (given === undefined && !isRequired) return undefined;
  const value = quick(given);
  if (value !== UNDECIDED) return value;
  if ((given === undefined || given === null) && isRequired) {
    report(variableError(definition, [], String(type), VALUE_REQUIRED));
    return undefined;
  }
  return coerceInputValue(given, type, (path, _value, error) => {
    report(variableError(definition, path, String(type), reasonOf(error)));
  });
}

/** Variables of types that their writer does not see are wrong or not; where and why would tell what the types are like. */
function hideUnseen(plans: readonly VariablePlan[], errors: readonly ClientError[], visible: GraphQLSchema) {
  const unseen = plans.filter(({ type }) => visible.getType(getNamedType(type).name) === undefined);
  const isUnseen = ({ extensions }: ClientError) => unseen.some(({ name }) => name === extensions['variable']);
  const wrong = unseen.filter(({ name }) => errors.some(({ extensions }) => extensions['variable'] === name));
  const told = wrong.map(({ definition, type }) => variableError(definition, [], String(type), VALUE_UNFIT));
  return [...errors.filter((error) => !isUnseen(error)), ...told];
}

/**
 * Turns what a client sent into the values of its variables (GraphQL specification §6.1.2, CoerceVariableValues).
 * Variables that were left out stay out. Throws a `RefusedDocument` that names every wrong variable, up to `maxErrors`.
 *
 * - `visible`: what the client sees of the schema; all of it when left out
 */
export function coerceVariables(
  plans: readonly VariablePlan[],
  inputs: Values,
  maxErrors: number,
  visible?: () => GraphQLSchema,
): Values {
  try {
    return coerceAll(plans, inputs, maxErrors);
  } catch (error) {
    if (!(error instanceof RefusedDocument) || visible === undefined) throw error;
    throw new RefusedDocument(hideUnseen(plans, error.errors, visible()));
  }
}

function coerceAll(plans: readonly VariablePlan[], inputs: Values, maxErrors: number): Values {
  const errors: ClientError[] = [];
  const report = (error: ClientError) => {
    errors.push(error);
    if (errors.length >= maxErrors) throw new RefusedDocument(errors);
  };
  const values: Record<string, unknown> = {};
  for (const plan of plans) {
    const value = coerceVariable(plan, inputs, report);
    if (value !== undefined) values[plan.name] = value;
  }
  if (errors.length > 0) throw new RefusedDocument(errors);
  return values;
}
