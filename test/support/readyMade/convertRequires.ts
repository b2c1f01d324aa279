import type { RequiresSelection } from '@graphql-hive/router-query-planner';
import type { RequiredSelection } from '../../../src/model/plan.ts';
import { notSupported } from './notSupported.ts';

/**
 * What goes into a representation. The ready-made planner calls the key in the results `name` and the field of the
 * representation `alias`, the other way round from a GraphQL alias.
 */
export function convertRequires(selections: readonly RequiresSelection[]): readonly RequiredSelection[] {
  return selections.map((selection) => {
    switch (selection.kind) {
      case 'Field':
        return {
          kind: 'field',
          name: selection.alias ?? selection.name,
          responseKey: selection.name,
          selections: convertRequires(selection.selections ?? []),
        };
      case 'InlineFragment':
        if (selection.skipIf !== undefined || selection.includeIf !== undefined)
          throw notSupported('conditional representations');
        return { kind: 'fragment', type: selection.typeCondition, selections: convertRequires(selection.selections) };
      case 'FragmentSpread':
        throw notSupported('a fragment spread in representations');
    }
  });
}
