import { parse, type OperationDefinitionNode } from 'graphql';
import type { HoistedVariable, NormalisedOperation, ProjectedField } from '../model/operation.ts';
import { expandSelection } from './expandSelection.ts';
import type { ExpansionInput } from './expansionInput.ts';
import { NormalSelection, printNormalForm } from './normalForm.ts';
import { AliasCounter, PlanPlace } from './planKeys.ts';
import { possibleTypes } from '../util/possibleTypes.ts';

export interface NormaliseInput extends ExpansionInput {
  readonly operation: OperationDefinitionNode;
}

/**
 * Brings an operation into normal form: what the planner and the sources see of it, and the projection that leads back to
 * what the client wrote. The result depends on the document, the conditions and the refusals; never on other values.
 */
export function normalise(input: NormaliseInput): NormalisedOperation {
  const { schema, operation } = input;
  const kind = operation.operation;
  const type = schema.getRootType(kind);
  if (!type) throw new TypeError(`A validated ${kind} must have a root type.`);

  const main = new NormalSelection(type);
  const introspection = new NormalSelection(type);
  const hoisted: HoistedVariable[] = [];
  const fields: ProjectedField[] = [];
  expandSelection(
    input,
    operation.selectionSet,
    { declared: type, types: possibleTypes(schema, type.name) },
    {
      normal: main,
      introspection,
      place: new PlanPlace(new AliasCounter()),
      hoisted,
      fields,
    },
  );

  const typeOf = new Map(hoisted.map((variable) => [variable.name, String(variable.type)]));
  const text = printNormalForm(kind, main, typeOf);
  const introspectionText = printNormalForm(kind, introspection, typeOf);
  return {
    kind,
    ...(operation.name ? { name: operation.name.value } : {}),
    text,
    hoisted,
    projection: { fields },
    deferred: [],
    ...(introspectionText === '' ? {} : { introspection: parse(introspectionText) }),
  };
}
