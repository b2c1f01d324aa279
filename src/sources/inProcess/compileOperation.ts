import { Kind, valueFromASTUntyped, type DocumentNode, type FieldNode, type OperationDefinitionNode } from 'graphql';
import type { QueryBinding } from '../../model/typeBinding.ts';
import { collectFields, subSelections } from './collectFields.ts';
import { leafOf, type CompiledType } from './compiledTypes.ts';
import { compileSelection, lookupOf, type CompileScope } from './compileSelection.ts';
import { listNarrowing } from './narrowing.ts';
import type { EntityPlan, OperationPlan, ReadVariable, RootNode } from './operationPlan.ts';

/** Compiles an operation's root fields; anything that the binding does not have was refused when the graph was composed. */
export function compileOperation(
  document: DocumentNode,
  queries: Readonly<Record<string, QueryBinding>>,
  settings: Omit<CompileScope, 'fragments'>,
): OperationPlan {
  const operation = document.definitions.find(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  );
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
  const scope: CompileScope = { ...settings, fragments };
  const rootFields = collectFields(scope, 'Query', operation === undefined ? [] : [operation.selectionSet]);
  return { roots: [...rootFields].map(([key, nodes]) => compileRoot(scope, queries, key, nodes)) };
}

function compileRoot(
  scope: CompileScope,
  queries: Readonly<Record<string, QueryBinding>>,
  key: string,
  nodes: readonly FieldNode[],
): RootNode {
  const name = nodes[0]?.name.value ?? key;
  if (name === '__typename') return { kind: 'typename', key };
  if (name === '_entities') return compileEntities(scope, key, nodes);
  const binding = queries[name];
  const type = binding === undefined ? undefined : scope.types.get(binding.to);
  if (binding === undefined || type === undefined) {
    throw new Error(`Expected the binding to have the query ${name}, but it has not.`);
  }
  const selection = compileSelection(scope, type, subSelections(nodes));
  const conditions = Object.entries(binding.by).map(([argument, field]) => ({
    read: readArgument(nodes[0], argument),
    leaf: leafOf(type, field),
  }));
  const more = binding.orderBy === undefined ? {} : { orderBy: binding.orderBy };
  const lookup =
    type.table === undefined ? undefined : lookupOf(type, [conditions.map(({ leaf }) => leaf.column)], selection, more);
  const list = binding.list === true;
  const narrowing = listNarrowing(name, list, type, scope.subjects);
  return { kind: 'query', key, list, conditions, lookup, selection, narrowing };
}

function compileEntities(scope: CompileScope, key: string, nodes: readonly FieldNode[]): RootNode {
  const byType = new Map<string, EntityPlan>();
  for (const type of scope.types.values()) {
    if (type.keys.length > 0) byType.set(type.name, compileEntity(scope, type, nodes));
  }
  return { kind: 'entities', key, representations: readArgument(nodes[0], 'representations'), byType };
}

function compileEntity(scope: CompileScope, type: CompiledType, nodes: readonly FieldNode[]): EntityPlan {
  const selection = compileSelection(scope, type, subSelections(nodes));
  const keys = type.keys.map((names) => {
    const fields = names.map((name) => ({ name, leaf: leafOf(type, name) }));
    const columns = fields.map(({ leaf }) => leaf.column);
    return { fields, lookup: type.table === undefined ? undefined : lookupOf(type, [columns], selection) };
  });
  return { selection, keys };
}

function readArgument(node: FieldNode | undefined, name: string): ReadVariable {
  const value = node?.arguments?.find((argument) => argument.name.value === name)?.value;
  if (value === undefined) return () => undefined;
  if (value.kind === Kind.VARIABLE) {
    const variable = value.name.value;
    return (variables) => variables[variable];
  }
  return (variables) => valueFromASTUntyped(value, variables);
}
