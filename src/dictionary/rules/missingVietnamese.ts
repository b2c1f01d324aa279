import { describedNodes, type DescribedNode } from '../draft/describedNodes.ts';
import { directiveUse, textArgument } from '../draft/directiveUse.ts';
import type { DictionaryRule } from './rule.ts';

const NAMING = ['entity', 'term', 'element', 'relation', 'lookup'];

/** Everything that has a name has a Vietnamese one; entities, elements, relations and lookups a definition as well. */
export const missingVietnamese: DictionaryRule = {
  name: 'description-missing-vi',
  severity: 'error',
  remedy: 'Give the directive `vi`, the Vietnamese name, and `defVi`, the Vietnamese definition.',
  check: (draft) =>
    describedNodes(draft).flatMap((node) => {
      const missing = missingArguments(node);
      if (missing.length === 0) return [];
      return [{ place: node.place, message: `${node.coordinate} says nothing in Vietnamese (${missing.join(', ')}).` }];
    }),
};

function missingArguments(node: DescribedNode): readonly string[] {
  const use = directiveUse(node.directives, NAMING);
  // A field without any directive is the business of `directive-missing`.
  if (use === undefined && node.kind === 'field') return [];
  const wanted = use === undefined || use.name === 'term' ? ['vi'] : ['vi', 'defVi'];
  return wanted.filter((name) => textArgument(use, name) === undefined);
}
