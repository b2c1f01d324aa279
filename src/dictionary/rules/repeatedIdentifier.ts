import { textArgument } from '../draft/directiveUse.ts';
import { elementsOf } from '../draft/elementsOf.ts';
import type { Breach, DictionaryRule } from './rule.ts';

/** An identifier names one element, for ever. */
export const repeatedIdentifier: DictionaryRule = {
  name: 'identifier-repeated',
  severity: 'error',
  remedy: 'Give the later element an identifier that was never used.',
  check: (draft) => {
    const first = new Map<string, string>();
    return elementsOf(draft).flatMap(({ type, name, use, place }): Breach[] => {
      const id = textArgument(use, 'id');
      if (id === undefined) return [];
      const holder = first.get(id);
      if (holder === undefined) {
        first.set(id, `${type}.${name}`);
        return [];
      }
      return [{ place, message: `${type}.${name} has the identifier ${id}, which is that of ${holder}.` }];
    });
  },
};
