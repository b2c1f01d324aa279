import { GatewayError } from '../../errors/gatewayError.ts';
import type { SourceBinding } from '../../model/binding.ts';
import type { Dictionary } from '../../model/dictionary.ts';
import { checkGraphqlBinding } from './checkGraphqlBinding.ts';
import { checkTypeBindings } from './checkTypeBindings.ts';
import type { BindingProblem } from './bindingProblem.ts';
import { readDictionaryFields } from './dictionaryFields.ts';

/** Everything that is wrong with a binding, as far as the dictionary and the binding itself can tell. */
export function bindingProblems(binding: SourceBinding, dictionary: Dictionary): readonly BindingProblem[] {
  const problems: BindingProblem[] = [];
  if (!/^[a-z][a-z0-9-]*$/.test(binding.id)) {
    problems.push({ where: 'id', problem: 'an id has small letters, digits and hyphens.' });
  }
  const fields = readDictionaryFields(dictionary);
  switch (binding.kind) {
    case 'sql':
    case 'rest':
      return [...problems, ...checkTypeBindings(binding, dictionary, fields)];
    case 'graphql':
      return [...problems, ...checkGraphqlBinding(binding, dictionary, fields)];
    case 'local':
      return problems;
  }
}

/** Refuses a wrong binding with the first of its problems (`BINDING_INVALID`), before anything is asked of the ministry. */
export function checkBinding(binding: SourceBinding, dictionary: Dictionary): void {
  const [first] = bindingProblems(binding, dictionary);
  if (first !== undefined) throw new GatewayError('BINDING_INVALID', { source: binding.id, ...first });
}
