import {
  isNonNullType,
  Kind,
  parseValue,
  print,
  valueFromAST,
  type FieldNode,
  type GraphQLField,
  type ValueNode,
} from 'graphql';
import type { DocumentPlace, HoistedVariable } from '../model/operation.ts';
import { RefusedDocument } from './refusedDocument.ts';
import { clientError } from '../errors/clientError.ts';
import type { NormalArgument } from './planKeys.ts';

/** What to compute for a hoisted variable for each request, and where it came from. */
export interface HoistedValue extends HoistedVariable {
  /** The client's value; the client's own variables stand in it. */
  readonly value: ValueNode;
  /** Whether the value is a variable of the client and nothing else: its name, and whether null is admitted there. */
  readonly alone?: { readonly variable: string; readonly isRequired: boolean };
  /** Default of the argument, for a variable that the client left out. */
  readonly defaultValue?: unknown;
  /** The finished value, when no variable of the client stands in it. */
  readonly constant?: { readonly value: unknown };
  readonly place?: DocumentPlace;
}

function holdsVariable(value: ValueNode): boolean {
  if (value.kind === Kind.LIST) return value.values.some(holdsVariable);
  if (value.kind === Kind.OBJECT) return value.fields.some((field) => holdsVariable(field.value));
  return value.kind === Kind.VARIABLE;
}

/** Turns the arguments of a field into variables of the normal form, appended to `hoisted`. */
export function hoistArguments(
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  hoisted: HoistedValue[],
): readonly NormalArgument[] {
  return (node.arguments ?? []).flatMap((written) => {
    const argument = field.args.find(({ name }) => name === written.name.value);
    if (argument === undefined) return [];
    const name = `v${String(hoisted.length)}`;
    const { value } = written;
    hoisted.push({
      name,
      type: argument.type,
      // A node of the document would keep the whole document in memory with the operation.
      value: parseValue(print(value), { noLocation: true }),
      ...(value.kind === Kind.VARIABLE
        ? { alone: { variable: value.name.value, isRequired: isNonNullType(argument.type) } }
        : {}),
      ...(argument.defaultValue === undefined ? {} : { defaultValue: argument.defaultValue }),
      ...(holdsVariable(value) ? {} : { constant: { value: valueFromAST(value, argument.type) } }),
      ...(value.loc ? { place: { line: value.loc.startToken.line, column: value.loc.startToken.column } } : {}),
    });
    return [{ name: argument.name, variable: name }];
  });
}

/**
 * Values of the hoisted variables for one request (GraphQL specification §6.4.1, CoerceArgumentValues).
 * `given` are the client's own variables, coerced.
 *
 * Stricter than the specification in one place: a variable that may be null, sent null where a default admits it but null
 * does not stand, is an error of its field there and refuses the whole request here, before anything is planned.
 */
export function buildVariables(
  hoisted: readonly HoistedValue[],
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  for (const variable of hoisted) {
    const { name, alone } = variable;
    const isLeftOut = alone !== undefined && !Object.hasOwn(given, alone.variable);
    const value = writtenValue(variable, given);
    if (value === null && alone?.isRequired === true) throw missingArgument(variable);
    else if (value !== undefined && !isLeftOut) values[name] = value;
    else if (isLeftOut && variable.defaultValue !== undefined) values[name] = variable.defaultValue;
    else if (!isLeftOut || isNonNullType(variable.type)) throw missingArgument(variable);
  }
  return values;
}

/** The value of one argument for one request, with its default; undefined where there is none, or none that is valid. */
export function valueOf(variable: HoistedValue, given: Readonly<Record<string, unknown>>): unknown {
  const value = writtenValue(variable, given);
  return value === undefined ? variable.defaultValue : value;
}

function writtenValue(
  { value, type, alone, constant }: HoistedValue,
  given: Readonly<Record<string, unknown>>,
): unknown {
  if (constant !== undefined) return constant.value;
  if (alone !== undefined) return given[alone.variable];
  // A list or an input object in which variables stand.
  return valueFromAST(value, type, given);
}

/** A variable that may be null stands where null is not admitted, and was sent null or nothing. */
function missingArgument(variable: HoistedValue): RefusedDocument {
  const name = variable.value.kind === Kind.VARIABLE ? variable.value.name.value : variable.name;
  const params = { variable: name, expected: String(variable.type), at: 'an argument', reason: 'a value is required' };
  return new RefusedDocument([
    clientError('VARIABLE_INVALID', params, variable.place === undefined ? {} : { locations: [variable.place] }),
  ]);
}
