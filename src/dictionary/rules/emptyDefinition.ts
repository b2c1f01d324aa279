import { describedNodes } from '../draft/describedNodes.ts';
import { directiveUse, textArgument } from '../draft/directiveUse.ts';
import { foldName } from '../../model/text/foldName.ts';
import type { DictionaryRule } from './rule.ts';

/** A definition says more than the name does. */
export const emptyDefinition: DictionaryRule = {
  name: 'definition-repeats-name',
  severity: 'warning',
  remedy: 'Say what it means, in which unit, or how it differs from its neighbours.',
  check: (draft) =>
    describedNodes(draft)
      .filter((node) => node.kind === 'field')
      .flatMap(({ coordinate, description, directives, place }) => {
        const use = directiveUse(directives, ['element']);
        const [vi, defVi] = [textArgument(use, 'vi'), textArgument(use, 'defVi')];
        const name = coordinate.slice(coordinate.indexOf('.') + 1);
        const repeats = foldName(description) === foldName(name) || (vi !== undefined && isSame(vi, defVi));
        return repeats ? [{ place, message: `The definition of ${coordinate} only repeats its name.` }] : [];
      }),
};

function isSame(name: string, definition: string | undefined): boolean {
  return definition !== undefined && foldName(name) === foldName(definition);
}
