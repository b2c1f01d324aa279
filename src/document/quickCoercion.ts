import {
  getNullableType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLLeafType,
} from 'graphql';

/** What a quick coercion answers for a value that the library must judge: it may be wrong, or rarely used. */
export const UNDECIDED: unique symbol = Symbol('undecided');

/** Coerces a value that was sent to its type (GraphQL specification §6.1.2), or answers `UNDECIDED`. */
export type QuickCoercion = (value: unknown) => unknown;

const known = new WeakMap<GraphQLInputType, QuickCoercion>();

/**
 * The coercion of a type, compiled once. The library's goes through the type for each value and collects the path to it
 * for errors; this one leaves what is wrong to the library.
 */
export function quickCoercion(type: GraphQLInputType): QuickCoercion {
  let coerce = known.get(type);
  if (coerce === undefined) {
    // Input types may hold themselves: what is compiled meanwhile finds the one that is not finished.
    const finished: { coerce?: QuickCoercion } = {};
    known.set(type, (value) => (finished.coerce ? finished.coerce(value) : UNDECIDED));
    finished.coerce = coerce = compile(type);
    known.set(type, coerce);
  }
  return coerce;
}

function compile(type: GraphQLInputType): QuickCoercion {
  const nullable = getNullableType(type);
  const isRequired = isNonNullType(type);
  const inner = isListType(nullable)
    ? listCoercion(quickCoercion(nullable.ofType))
    : isInputObjectType(nullable)
      ? objectCoercion(nullable)
      : leafCoercion(nullable);
  return (value) => {
    if (value === null) return isRequired ? UNDECIDED : null;
    return value === undefined ? UNDECIDED : inner(value);
  };
}

function leafCoercion(type: GraphQLLeafType): QuickCoercion {
  return (value) => {
    try {
      const parsed = type.parseValue(value) as unknown;
      return parsed === undefined ? UNDECIDED : parsed;
    } catch {
      return UNDECIDED;
    }
  };
}

function listCoercion(item: QuickCoercion): QuickCoercion {
  return (value) => {
    if (!Array.isArray(value)) return UNDECIDED;
    const items: unknown[] = [];
    for (const each of value as readonly unknown[]) {
      const coerced = item(each);
      if (coerced === UNDECIDED) return UNDECIDED;
      items.push(coerced);
    }
    return items;
  };
}

function objectCoercion(type: GraphQLInputObjectType): QuickCoercion {
  if (type.isOneOf) return () => UNDECIDED;
  const fields = Object.values(type.getFields()).map((field) => ({
    name: field.name,
    coerce: quickCoercion(field.type),
    isRequired: isNonNullType(field.type) && field.defaultValue === undefined,
    defaultValue: field.defaultValue,
  }));
  const names = new Set(fields.map(({ name }) => name));
  return (value) => {
    if (typeof value !== 'object' || Array.isArray(value)) return UNDECIDED;
    const given = value as Readonly<Record<string, unknown>>;
    for (const name of Object.keys(given)) if (!names.has(name)) return UNDECIDED;
    const coerced: Record<string, unknown> = {};
    for (const { name, coerce, isRequired, defaultValue } of fields) {
      const inner = Object.hasOwn(given, name) ? given[name] : undefined;
      if (inner === undefined) {
        if (isRequired) return UNDECIDED;
        if (defaultValue !== undefined) coerced[name] = defaultValue;
        continue;
      }
      const result = coerce(inner);
      if (result === UNDECIDED) return UNDECIDED;
      coerced[name] = result;
    }
    return coerced;
  };
}
