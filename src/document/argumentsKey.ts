import { Kind, print, type FieldNode, type ValueNode } from 'graphql';

function valueKey(value: ValueNode): string {
  if (value.kind === Kind.LIST) return `[${value.values.map(valueKey).join()}]`;
  if (value.kind !== Kind.OBJECT) return print(value);
  const fields = value.fields.map((field) => `${field.name.value}:${valueKey(field.value)}`);
  return `{${fields.sort().join()}}`;
}

const keys = new WeakMap<FieldNode, string>();

/** A field's arguments as one text; equal texts mean equal arguments, whatever their order. Empty without arguments. */
export function argumentsKey(field: FieldNode): string {
  if (field.arguments === undefined || field.arguments.length === 0) return '';
  const known = keys.get(field);
  if (known !== undefined) return known;
  const parts = field.arguments.map((argument) => `${argument.name.value}:${valueKey(argument.value)}`);
  const key = `(${parts.sort().join()})`;
  keys.set(field, key);
  return key;
}
