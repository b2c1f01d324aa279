/** The name in a type reference: `Person` of `[Person!]!` (GraphQL specification §3.4.1, wrapping types). */
export function namedType(reference: string): string {
  return reference.replace(/[[\]!]/g, '');
}
