import fc from 'fast-check';
import {
  getNamedType,
  isObjectType,
  isUnionType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';

/** Fields chosen at one place: by type condition (`''`: none), then by field. */
type Chosen = ReadonlyMap<string, Chosen | undefined>;

/** Random operations in normal form over a schema, to a depth (levels of fields). */
export function anOperation(schema: GraphQLSchema, depth: number): fc.Arbitrary<string> {
  const root = schema.getQueryType();
  if (!root) throw new Error('Expected a schema with a query type.');
  return aSelection(schema, root, depth).map((chosen) => printOperation(schema, root, chosen));
}

function aSelection(schema: GraphQLSchema, type: GraphQLNamedType, depth: number): fc.Arbitrary<Chosen> {
  const names = isUnionType(type) ? type.getTypes().map((member) => `... on ${member.name}`) : fieldNames(type, depth);
  return fc.subarray(names, { minLength: 1, maxLength: Math.min(4, names.length) }).chain((some) => {
    const inner = some.map((name) => {
      const target = targetOf(schema, type, name);
      const isLeaf = !isObjectType(target) && !isUnionType(target);
      return isLeaf ? fc.constant(undefined) : aSelection(schema, target, name.startsWith('...') ? depth : depth - 1);
    });
    return fc.tuple(...inner).map((all): Chosen => new Map(some.map((name, index) => [name, all[index]])));
  });
}

/** At the bottom only leaves; every type of the registers has one. */
function fieldNames(type: GraphQLNamedType, depth: number): string[] {
  if (!isObjectType(type)) return [];
  const fields = Object.values(type.getFields());
  const leaves = fields.filter(
    (field) => !isObjectType(getNamedType(field.type)) && !isUnionType(getNamedType(field.type)),
  );
  return (depth > 1 || leaves.length === 0 ? fields : leaves).map((field) => field.name);
}

function targetOf(schema: GraphQLSchema, type: GraphQLNamedType, name: string): GraphQLNamedType | undefined {
  if (name.startsWith('... on ')) return schema.getType(name.slice(7));
  const field = isObjectType(type) ? type.getFields()[name] : undefined;
  return field && getNamedType(field.type);
}

function printOperation(schema: GraphQLSchema, root: GraphQLNamedType, chosen: Chosen): string {
  const variables: string[] = [];
  let aliases = 0;
  const printField = (field: GraphQLField<unknown, unknown>): string => {
    if (field.args.length === 0) return field.name;
    const given = field.args.map((argument) => {
      variables.push(`$v${variables.length}: ${String(argument.type)}`);
      return `${argument.name}: $v${variables.length - 1}`;
    });
    return `_a${aliases++}_${field.name}: ${field.name}(${given.join(', ')})`;
  };
  const printChosen = (type: GraphQLNamedType, selection: Chosen): string => {
    const parts = [...selection].map(([name, inner]) => {
      const field = isObjectType(type) ? type.getFields()[name] : undefined;
      const target = targetOf(schema, type, name);
      return (field ? printField(field) : name) + (inner && target ? ` ${printChosen(target, inner)}` : '');
    });
    return `{ ${isUnionType(type) ? '__typename ' : ''}${parts.join(' ')} }`;
  };
  const body = printChosen(root, chosen);
  return `query${variables.length > 0 ? `(${variables.join(', ')})` : ''} ${body}`;
}
