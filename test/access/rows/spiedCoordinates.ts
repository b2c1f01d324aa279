import { getNamedType, isAbstractType, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { SourceRequest } from '../../../src/model/source.ts';
import type { FakeSource } from '../../support/fakeSource.ts';

/** Coordinates that a source was asked for, of objects of every type that a place may hold, and those sent to it as keys. */
export function spiedCoordinates(source: FakeSource, request: SourceRequest): ReadonlySet<string> {
  const { schema } = source;
  const spied = new Set<string>();
  const types = new TypeInfo(schema);
  visit(
    request.document,
    visitWithTypeInfo(types, {
      Field: ({ name }) => {
        const parent = types.getParentType();
        if (parent == null || name.value.startsWith('__')) return;
        const named = getNamedType(parent);
        const possible = isAbstractType(named) ? schema.getPossibleTypes(named) : [named];
        for (const type of possible) spied.add(`${type.name}.${name.value}`);
      },
    }),
  );
  for (const value of Object.values(request.variables)) note(value);
  return spied;

  function note(value: unknown): void {
    if (Array.isArray(value)) value.forEach(note);
    if (typeof value !== 'object' || value === null || !('__typename' in value)) return;
    const { __typename: type, ...keys } = value as { readonly __typename: string };
    for (const key of Object.keys(keys)) spied.add(`${type}.${key}`);
  }
}
