import { GraphQLError, OperationTypeNode, parse, type GraphQLObjectType, type OperationDefinitionNode } from 'graphql';
import type { NormalisedOperation, ProjectedField } from '../model/operation.ts';
import { narrow } from '../util/byteText.ts';
import { possibleTypes } from '../util/possibleTypes.ts';
import type { AskedArguments } from './askedSubjects.ts';
import type { Term } from './cost/term.ts';
import { DEFER_IN_SUBSCRIPTION } from './deferRules.ts';
import { DeferUsages } from './deferUsages.ts';
import { expandSelection } from './expandSelection.ts';
import type { ExpansionInput } from './expansionInput.ts';
import type { HoistedValue } from './hoistArguments.ts';
import { NormalSelection, printNormalForm } from './normalForm.ts';
import { AliasCounter, PlanPlace } from './planKeys.ts';
import { pruneDeferred } from './pruneDeferred.ts';

export interface NormaliseInput extends Omit<ExpansionInput, 'usages' | 'budget'> {
  readonly operation: OperationDefinitionNode;
  /** Whether `@defer` is to be heard; ignored otherwise. */
  readonly incremental: boolean;
  readonly costOf: (root: NormalSelection) => Term;
  readonly limits: {
    /** Fields of the normal form, of which at most `fields` are told to the client. */
    readonly placements: number;
    readonly fields: number;
    readonly deferred: number;
  };
}

/** What an operation comes to. */
export interface Normalised {
  readonly operation: NormalisedOperation;
  /** What its hoisted variables stand for in this document. */
  readonly hoisted: readonly HoistedValue[];
  /** Whom the document's fields ask for. */
  readonly asked: readonly AskedArguments[];
  readonly cost: Term;
}

/** An expanded operation, not yet written out. */
interface Expansion {
  readonly main: NormalSelection;
  readonly introspection: NormalSelection;
  readonly hoisted: readonly HoistedValue[];
  readonly asked: ReadonlyMap<string, AskedArguments>;
  readonly fields: readonly ProjectedField[];
  readonly usages: DeferUsages;
}

/**
 * Brings an operation into normal form: what the planner and the sources see of it, and the projection that leads back to
 * what the client wrote. The result depends on the document, the conditions and the refusals; never on other values.
 */
export function normalise(input: NormaliseInput): Normalised {
  const { schema, operation } = input;
  const kind = operation.operation;
  const type = schema.getRootType(kind);
  if (!type) throw new TypeError(`A validated ${kind} must have a root type.`);

  const { main, introspection, hoisted, asked, fields, usages } = expandDeferring(input, type);
  const typeOf = new Map(hoisted.map((variable) => [variable.name, String(variable.type)]));
  const idOf = usages.idOf.bind(usages);
  const introspectionText = printNormalForm(kind, introspection, typeOf, idOf);
  const normalised: NormalisedOperation = {
    kind,
    ...(operation.name ? { name: operation.name.value } : {}),
    text: narrow(printNormalForm(kind, main, typeOf, idOf)),
    hoisted: hoisted.map(({ name, type: variableType }) => ({ name, type: variableType })),
    projection: { fields },
    deferred: usages.deferred(),
    ...(introspectionText === '' ? {} : { introspection: parse(introspectionText, { noLocation: true }) }),
  };
  return { operation: normalised, hoisted, asked: [...asked.values()], cost: input.costOf(main) };
}

/**
 * Expands an operation; once more if it defers, when it is known which deferred fragments ask for anything of their own.
 * The others, which come to nothing, are answered with what surrounds them.
 */
function expandDeferring(input: NormaliseInput, type: GraphQLObjectType): Expansion {
  const first = expand(input, type);
  if (first.usages.all.length === 0) return first;
  if (input.operation.operation === OperationTypeNode.SUBSCRIPTION)
    throw new GraphQLError(DEFER_IN_SUBSCRIPTION, { nodes: [input.operation] });
  const { live } = pruneDeferred(input.schema, first.main);
  const numbers = [...live].map((usage) => usage.number).sort((left, right) => left - right);
  const second = expand(input, type, numbers);
  return { ...second, main: pruneDeferred(input.schema, second.main).selection };
}

function expand(input: NormaliseInput, type: GraphQLObjectType, live?: readonly number[]): Expansion {
  const { schema, operation, limits } = input;
  const main = new NormalSelection(type);
  const introspection = new NormalSelection(type);
  const hoisted: HoistedValue[] = [];
  const asked = new Map<string, AskedArguments>();
  const fields: ProjectedField[] = [];
  const usages = new DeferUsages(limits.deferred, live);
  expandSelection(
    {
      ...input,
      budget: { left: limits.placements, limit: limits.fields },
      ...(input.incremental ? { usages } : {}),
    },
    operation.selectionSet,
    { declared: type, types: possibleTypes(schema, type.name) },
    { normal: main, introspection, place: new PlanPlace(new AliasCounter()), hoisted, asked, fields, path: [] },
  );
  return { main, introspection, hoisted, asked, fields, usages };
}
