import { Kind, visit, type EnumValueNode } from 'graphql';
import { placeOf } from '../draft/placeOf.ts';
import type { DictionaryRule } from './rule.ts';

/** State secrets are never registered. From: Law on Protection of State Secrets, 2025. */
export const secretClass: DictionaryRule = {
  name: 'class-secret',
  severity: 'error',
  remedy: 'Take the element out of the dictionary; state secrets may not be registered, not even by name.',
  check: (draft) => {
    const secrets: EnumValueNode[] = [];
    visit(draft.document, {
      Argument: ({ name, value }) => {
        if (name.value === 'class' && value.kind === Kind.ENUM && value.value === 'SECRET') secrets.push(value);
      },
    });
    return secrets.map((node) => ({ place: placeOf(node), message: 'The class SECRET is used.' }));
  },
};
