import {
  getNamedType,
  isCompositeType,
  isObjectType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import { fieldDefinition } from '../fieldDefinition.ts';
import type { NormalField, NormalSelection } from '../normalForm.ts';
import type { CostDirectives } from './costDirectives.ts';
import { inputWeight } from './inputWeight.ts';
import { listExtent } from './listExtent.ts';
import { StatedCosts, type StatedField } from './statedCosts.ts';
import { largestOf, product, sumOf, type Term } from './term.ts';

export interface CostModel {
  readonly directives: CostDirectives;
  /** Items of a list of which nothing says how many there are (count). */
  readonly defaultListSize: number;
}

/**
 * Tells what an operation in normal form costs at most, before anything is fetched: for each object that may be answered
 * the weight of its type (1 unless stated; 0 for scalars and enums), for each answer of a field the weights that the
 * field and its arguments state. That is the specification's type cost and field cost in one number, where a field that
 * states nothing costs what it answers.
 *
 * From: IBM, GraphQL Cost Directives, draft of 2021.
 */
export function costCompiler(
  schema: GraphQLSchema,
  { directives, defaultListSize }: CostModel,
): (root: NormalSelection) => Term {
  const stated = new StatedCosts(schema, directives);
  const nothingSized: ReadonlyMap<string, Term> = new Map();

  /** Object types exclude each other, so the dearest counts; conditions on abstract types all count. */
  function selectionCost(selection: NormalSelection, sized: ReadonlyMap<string, Term>): Term {
    const always: Term[] = [];
    const either: Term[] = [];
    for (const [condition, fields] of selection.groups) {
      const narrowed = condition === '' ? undefined : schema.getType(condition);
      const parent = isCompositeType(narrowed) ? narrowed : selection.type;
      const cost = sumOf([...fields.values()].map((field) => fieldCost(parent, field, sized)));
      (isObjectType(narrowed) ? either : always).push(cost);
    }
    for (const part of selection.deferred.values()) always.push(selectionCost(part, sized));
    return sumOf([...always, largestOf(either)]);
  }

  function fieldCost(parent: GraphQLCompositeType, field: NormalField, sized: ReadonlyMap<string, Term>): Term {
    const definition = fieldDefinition(schema, parent, field.name);
    if (definition === undefined) return 0;
    const own = stated.field(parent, field.name);
    const inherited = sized.get(field.name);
    const extent = listExtent(definition, field.arguments, own.listSize, inherited, defaultListSize);
    const items = sumOf([
      stated.type(getNamedType(definition.type)),
      field.selection ? selectionCost(field.selection, extent.sized) : 0,
    ]);
    // Weights may be negative, as of an argument that narrows; a field does not pay back what others cost.
    return largestOf([sumOf([own.weight, ...argumentCosts(definition, field, own), product(extent.size, items)])]);
  }

  function argumentCosts(definition: GraphQLField<unknown, unknown>, field: NormalField, own: StatedField): Term[] {
    const { weights } = directives;
    if (weights.size === 0) return [];
    return field.arguments.map(({ name, variable }) => {
      const weight = own.argumentWeight(name);
      const type = definition.args.find((argument) => argument.name === name)?.type;
      if (type === undefined) return weight;
      return (variables) => (variable in variables ? weight + inputWeight(weights, type, variables[variable]) : 0);
    });
  }

  return (root) => (root.isEmpty ? 0 : sumOf([stated.type(root.type), selectionCost(root, nothingSized)]));
}
