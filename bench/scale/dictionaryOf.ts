import { Kind, parse, type DocumentNode, type ObjectTypeDefinitionNode } from 'graphql';

/** A dictionary that knows what all these sources declare: every type with every field and key. */
export function dictionaryOf(texts: readonly string[]): { readonly document: DocumentNode } {
  const types = new Map<string, ObjectTypeDefinitionNode>();
  for (const node of texts.flatMap((sdl) => parse(sdl, { noLocation: true }).definitions)) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    const known = types.get(node.name.value);
    const fields = [...(known?.fields ?? []), ...(node.fields ?? [])];
    const directives = [...(known?.directives ?? []), ...(node.directives ?? [])];
    types.set(node.name.value, {
      ...node,
      fields: [...new Map(fields.map((field) => [field.name.value, field])).values()],
      directives: [...new Map(directives.map((each) => [JSON.stringify(each), each])).values()],
    });
  }
  return { document: { kind: Kind.DOCUMENT, definitions: [...types.values()] } };
}
