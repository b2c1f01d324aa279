import { Kind, type FieldDefinitionNode } from 'graphql';
import type { Claim } from '../schema/schemaRule.ts';
import { connectionOf, isList, keySelection, lengthArgument, typeAsked } from '../target/rootLists.ts';

/** A root field that lists records in pages. */
export interface PageCase {
  /** As `Query.parcels`. */
  readonly where: string;
  readonly field: string;
  /** Argument that says how many items a page has at most. */
  readonly length: string;
  /** Whether it takes `after` and tells cursors (GraphQL Cursor Connections Specification). */
  readonly goesOn: boolean;
  /** What is asked of it. */
  readonly selection: string;
}

/** Root fields that list entities, take a length, and need nothing else. */
export function pageCases(claim: Claim): readonly PageCase[] {
  return [...(claim.types.get('Query')?.fields.values() ?? [])].flatMap((field) =>
    field.kind === Kind.FIELD_DEFINITION ? (pageCase(field, claim) ?? []) : [],
  );
}

function pageCase(field: FieldDefinitionNode, claim: Claim): PageCase | undefined {
  const type = typeAsked(field, claim);
  const length = lengthArgument(field)?.name.value;
  if (type === undefined || length === undefined) return undefined;
  const { value: name } = field.name;
  const own = { where: `Query.${name}`, field: name, length };
  if (isList(field)) {
    const selection = keySelection(type);
    return selection === undefined ? undefined : { ...own, goesOn: false, selection };
  }
  const connection = connectionOf(type, claim);
  if (connection === undefined) return undefined;
  const { item, path } = connection;
  const key = keySelection(item);
  if (key === undefined) return undefined;
  const takesAfter = field.arguments?.some((argument) => argument.name.value === 'after') === true;
  const goesOn = takesAfter && type.fields.has('pageInfo');
  const items = path.reduceRight((inner, step) => `${step} { ${inner} }`, key);
  return { ...own, goesOn, selection: goesOn ? `${items} pageInfo { hasNextPage endCursor }` : items };
}
