import { getLocation, TypeInfo, visit, visitWithTypeInfo, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { RefusedField } from './finding.ts';

/** Why an element may not be read, in both languages. */
export interface RefusalWords {
  readonly reasonVi: string;
  readonly reasonEn: string;
  readonly article?: string;
}

/** By coordinate, as `Person.religion`; nothing for what may be read. */
export type RefusalOf = (coordinate: string) => RefusalWords | undefined;

/** Every place at which a document asks for what will be refused. */
export function refusedFields(
  documents: readonly DocumentNode[],
  schema: GraphQLSchema,
  refusalOf: RefusalOf,
): readonly RefusedField[] {
  const found: RefusedField[] = [];
  for (const document of documents) {
    const info = new TypeInfo(schema);
    visit(
      document,
      visitWithTypeInfo(info, {
        Field: ({ name, loc }) => {
          const coordinate = `${info.getParentType()?.name ?? ''}.${name.value}`;
          // What is not there is an error of its own; what a schema says of itself is open to everybody.
          const isKnown = info.getFieldDef() != null && !name.value.startsWith('__');
          const refusal = isKnown ? refusalOf(coordinate) : undefined;
          if (refusal === undefined || loc === undefined) return;
          const { line, column } = getLocation(loc.source, loc.start);
          const { reasonEn: message, ...more } = refusal;
          found.push({ file: loc.source.name, line, column, coordinate, message, changes: [], ...more });
        },
      }),
    );
  }
  return found;
}
