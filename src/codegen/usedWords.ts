import { TypeInfo, visit, visitWithTypeInfo, type DocumentNode, type GraphQLSchema } from 'graphql';

/** Words of a schema that documents use: names of types, coordinates of fields and of arguments. */
export function usedWords(documents: readonly DocumentNode[], schema: GraphQLSchema): ReadonlySet<string> {
  const words = new Set<string>();
  for (const document of documents) {
    const info = new TypeInfo(schema);
    visit(
      document,
      visitWithTypeInfo(info, {
        NamedType: ({ name }) => void words.add(name.value),
        Field: ({ name, arguments: given = [] }) => {
          const parent = info.getParentType()?.name;
          if (parent === undefined) return;
          words.add(`${parent}.${name.value}`);
          for (const argument of given) words.add(`${parent}.${name.value}.${argument.name.value}`);
        },
        ObjectField: ({ name }) => {
          const parent = info.getParentInputType();
          if (parent !== undefined && parent !== null && 'name' in parent) words.add(`${parent.name}.${name.value}`);
        },
      }),
    );
  }
  return words;
}
