import {
  FieldsOnCorrectTypeRule,
  Kind,
  KnownArgumentNamesRule,
  KnownTypeNamesRule,
  NoUndefinedVariablesRule,
  parse,
  PossibleFragmentSpreadsRule,
  ProvidedRequiredArgumentsRule,
  ScalarLeafsRule,
  validate,
  VariablesInAllowedPositionRule,
  visit,
  type DirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { GatewayError } from '../errors/gatewayError.ts';

/** Without the rules for fragments and conditions, of which there are none, and for equal response keys: quadratic. */
const FITTING_RULES = [
  FieldsOnCorrectTypeRule,
  KnownArgumentNamesRule,
  KnownTypeNamesRule,
  NoUndefinedVariablesRule,
  PossibleFragmentSpreadsRule,
  ProvidedRequiredArgumentsRule,
  ScalarLeafsRule,
  VariablesInAllowedPositionRule,
];
/** Longest text that is planned (characters). */
const MAX_CHARACTERS = 100_000;
/** Deepest selection that is planned (levels, type conditions included). */
const MAX_LEVELS = 100;
const VARIABLE = /^v\d+$/;
const ALIAS = /^_a\d+_/;

/**
 * Admits only the normal form that the document stage makes, and returns its one operation. Everything behind it may rely
 * on that: no fragment to expand, no condition to resolve, no name that meets one of the planner's own.
 */
export function checkNormalForm(text: string, schema: GraphQLSchema): OperationDefinitionNode {
  if (text.length > MAX_CHARACTERS) throw refused(`it is longer than ${MAX_CHARACTERS} characters in its normal form`);
  const document = parsed(text);
  const [operation, ...others] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION || others.length > 0)
    throw refused('it is not exactly one operation');
  let level = 0;
  visit(operation, {
    SelectionSet: {
      enter: () => {
        level += 1;
        if (level > MAX_LEVELS) throw refused(`it is nested deeper than ${MAX_LEVELS} levels`);
      },
      leave: () => {
        level -= 1;
      },
    },
    FragmentSpread: () => {
      throw refused('it has a fragment that is not expanded');
    },
    Directive: (node, _key, _parent, _path, ancestors) => {
      if (!isResolvedDefer(node, ancestors.at(-1))) throw refused('it has a directive that is not resolved');
    },
    Variable: (node) => {
      if (!VARIABLE.test(node.name.value)) throw refused('it has a variable outside the normal form');
    },
    Field: (node) => {
      if (node.alias && !ALIAS.test(node.alias.value)) throw refused('it has an alias outside the normal form');
    },
  });
  const [misfit] = validate(schema, document, FITTING_RULES, { maxErrors: 1 });
  if (misfit !== undefined) throw refused('it does not fit the graph', misfit);
  return operation;
}

function isResolvedDefer(node: DirectiveNode, parent: unknown): boolean {
  const [label, ...others] = node.arguments ?? [];
  const isOnFragment = parent !== undefined && !Array.isArray(parent);
  return (
    isOnFragment &&
    node.name.value === 'defer' &&
    others.length === 0 &&
    label?.name.value === 'label' &&
    label.value.kind === Kind.STRING &&
    /^d\d+$/.test(label.value.value)
  );
}

function parsed(text: string): DocumentNode {
  try {
    return parse(text, { noLocation: true });
  } catch (cause) {
    throw refused('it cannot be read', cause);
  }
}

function refused(reason: string, cause?: unknown): GatewayError {
  return new GatewayError('PLAN_REFUSED', { reason }, { cause });
}
