import { Kind, valueFromASTUntyped, type ArgumentNode, type GraphQLField } from 'graphql';
import { plainCodec } from '../values/codec.ts';
import type { FieldName } from './naming.ts';
import type { Rewriting } from './rewriting.ts';

/** Gives an argument its own name; a value that has another form there becomes a variable of ours. */
export function rewriteArgument(
  rewriting: Rewriting,
  node: ArgumentNode,
  field: FieldName,
  definition: GraphQLField<unknown, unknown> | undefined,
): ArgumentNode {
  const { name, codec } = field.argument(node.name.value);
  const declared = definition?.args.find((argument) => argument.name === name);
  const type = declared === undefined ? '[_Any!]!' : String(declared.type);
  const { value } = node;
  const named = { kind: Kind.ARGUMENT as const, name: { kind: Kind.NAME as const, value: name } };
  if (codec === plainCodec) {
    noteVariables(rewriting, value, type);
    return { ...named, value };
  }
  const variable = `lt_v${rewriting.added.length}`;
  rewriting.variableTypes.set(variable, type);
  rewriting.added.push({
    name: variable,
    read: (variables) => {
      const given: unknown = valueFromASTUntyped(value, variables);
      return given === null || given === undefined ? given : (codec.encode(given) ?? given);
    },
  });
  return { ...named, value: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: variable } } };
}

function noteVariables(rewriting: Rewriting, value: ArgumentNode['value'], type: string): void {
  if (value.kind === Kind.VARIABLE) rewriting.variableTypes.set(value.name.value, type);
  else if (value.kind === Kind.LIST) for (const item of value.values) noteVariables(rewriting, item, type);
  else if (value.kind === Kind.OBJECT)
    for (const { value: inside } of value.fields) noteVariables(rewriting, inside, type);
}
