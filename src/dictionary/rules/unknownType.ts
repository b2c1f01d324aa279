import { specifiedScalarTypes, visit, type NamedTypeNode } from 'graphql';
import { placeOf } from '../draft/placeOf.ts';
import type { DictionaryRule } from './rule.ts';

const BUILT_IN = new Set(specifiedScalarTypes.map((type) => type.name));

/** Every type that is used is defined. */
export const unknownType: DictionaryRule = {
  name: 'type-unknown',
  severity: 'error',
  remedy: 'Define the type, or write the name of one that exists.',
  check: (draft) => {
    const unknown: NamedTypeNode[] = [];
    visit(draft.document, {
      NamedType: (node) => {
        if (!BUILT_IN.has(node.name.value) && !draft.types.has(node.name.value)) unknown.push(node);
      },
      SchemaDefinition: () => false,
    });
    return unknown.map((node) => ({
      place: placeOf(node),
      message: `The type ${node.name.value} is not defined.`,
    }));
  },
};
