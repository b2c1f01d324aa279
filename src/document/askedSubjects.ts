import {
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
  Kind,
  type FieldNode,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedInputType,
  type NullValueNode,
} from 'graphql';
import type { AskedSubject } from '../model/operation.ts';
import type { SubjectKind } from '../model/rows.ts';
import { argumentsKey } from './argumentsKey.ts';
import { hoistArguments, valueOf, type HoistedValue } from './hoistArguments.ts';

export type SubjectScalars = ReadonlyMap<string, SubjectKind>;

/** Arguments of a field that say whose rows it asks for. */
export interface AskedArguments {
  /** `askedKey` of the field. */
  readonly field: string;
  /** Name of the type that it answers. */
  readonly answers: string;
  readonly values: readonly HoistedValue[];
}

const NOTHING_WRITTEN: NullValueNode = { kind: Kind.NULL };

/** Tells fields of one operation apart by what they ask for: equal keys ask for the same rows. */
export function askedKey(type: string, node: FieldNode): string {
  return `${type}.${node.name.value}${argumentsKey(node)}`;
}

/** Notes the arguments of a field that say whose rows it asks for, once for each key. */
export function noteAsked(
  scalars: SubjectScalars | undefined,
  type: string,
  node: FieldNode,
  definition: GraphQLField<unknown, unknown> | undefined,
  asked: Map<string, AskedArguments>,
): void {
  if (scalars === undefined || definition === undefined || definition.args.length === 0) return;
  if (!definition.args.some((argument) => holdsSubject(scalars, argument.type))) return;
  const field = askedKey(type, node);
  if (asked.has(field)) return;
  const values: HoistedValue[] = [];
  hoistArguments(node, definition, values);
  const written = new Set(node.arguments?.map(({ name }) => name.value));
  for (const { name, type: of, defaultValue } of definition.args)
    // An argument that is left out has its default, which may name somebody too.
    if (defaultValue !== undefined && !written.has(name))
      values.push({ name, type: of, value: NOTHING_WRITTEN, constant: { value: defaultValue } });
  const answers = getNamedType(definition.type).name;
  asked.set(field, { field, answers, values: values.filter((value) => holdsSubject(scalars, value.type)) });
}

/** Whom the arguments of a field name in one request. */
export function subjectsAsked(
  scalars: SubjectScalars,
  { values }: AskedArguments,
  given: Readonly<Record<string, unknown>>,
): readonly AskedSubject[] {
  const found: AskedSubject[] = [];
  for (const value of values) collect(scalars, value.type, valueOf(value, given), found);
  return found;
}

function collect(scalars: SubjectScalars, type: GraphQLInputType, value: unknown, found: AskedSubject[]): void {
  if (value === null || value === undefined) return;
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    // A single value stands for a list of one, also in defaults.
    for (const item of Array.isArray(value) ? (value as readonly unknown[]) : [value])
      collect(scalars, nullable.ofType, item, found);
  } else if (isInputObjectType(nullable)) {
    for (const field of Object.values(nullable.getFields()))
      collect(scalars, field.type, (value as Readonly<Record<string, unknown>>)[field.name], found);
  } else {
    const kind = scalars.get(nullable.name);
    if (kind !== undefined && (typeof value === 'string' || typeof value === 'number'))
      found.push({ kind, value: String(value) });
  }
}

const holding = new WeakMap<SubjectScalars, Map<string, boolean>>();

/** Whether a value of the type can name somebody. */
function holdsSubject(scalars: SubjectScalars, type: GraphQLInputType): boolean {
  const named = getNamedType(type);
  let known = holding.get(scalars);
  if (known === undefined) holding.set(scalars, (known = new Map<string, boolean>()));
  let holds = known.get(named.name);
  if (holds === undefined) known.set(named.name, (holds = reachesSubject(scalars, named)));
  return holds;
}

/** Input objects may hold themselves, so that each is looked at once. */
function reachesSubject(scalars: SubjectScalars, type: GraphQLNamedInputType): boolean {
  const types = new Set([type]);
  for (const each of types) {
    if (scalars.has(each.name)) return true;
    if (!isInputObjectType(each)) continue;
    for (const field of Object.values(each.getFields())) types.add(getNamedType(field.type));
  }
  return false;
}

/** Whether every lookup by the field names somebody: an argument that may not be null holds one that may not. */
export function asksBySubject(
  scalars: SubjectScalars | undefined,
  definition: GraphQLField<unknown, unknown>,
): boolean {
  return scalars !== undefined && definition.args.some(({ type }) => alwaysNames(scalars, type));
}

function alwaysNames(scalars: SubjectScalars, type: GraphQLInputType): boolean {
  if (!isNonNullType(type)) return false;
  const inner = type.ofType;
  if (isScalarType(inner)) return scalars.has(inner.name);
  // Input objects whose fields may not be null cannot hold themselves.
  return isInputObjectType(inner) && Object.values(inner.getFields()).some((field) => alwaysNames(scalars, field.type));
}
