import { Kind, type ConstDirectiveNode } from 'graphql';

/** A directive where it is used, with the arguments that are plain values. */
export interface DirectiveUse {
  readonly name: string;
  readonly arguments: Readonly<Record<string, string | boolean>>;
}

/** The first of the directives that has one of the names. */
export function directiveUse(
  directives: readonly ConstDirectiveNode[] | undefined,
  names: readonly string[],
): DirectiveUse | undefined {
  const found = directives?.find((directive) => names.includes(directive.name.value));
  if (found === undefined) return undefined;
  const values = (found.arguments ?? []).map(({ name, value }) => [name.value, plainValue(value)] as const);
  return {
    name: found.name.value,
    arguments: Object.fromEntries(values.filter((pair): pair is [string, string | boolean] => pair[1] !== undefined)),
  };
}

function plainValue(
  value: NonNullable<ConstDirectiveNode['arguments']>[number]['value'],
): string | boolean | undefined {
  switch (value.kind) {
    case Kind.STRING:
    case Kind.ENUM:
    case Kind.INT:
    case Kind.FLOAT:
      return value.value;
    case Kind.BOOLEAN:
      return value.value;
    case Kind.NULL:
    case Kind.LIST:
    case Kind.OBJECT:
      return undefined;
  }
}

/** An argument that is a text and not blank. */
export function textArgument(use: DirectiveUse | undefined, name: string): string | undefined {
  const value = use?.arguments[name];
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
