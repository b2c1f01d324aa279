import { GraphQLError, isObjectType } from 'graphql';
import { argumentsKey } from './argumentsKey.ts';
import {
  collectFields,
  selectionsUnder,
  type FieldCollector,
  type TypedSelection,
  type WrittenField,
} from './collectFields.ts';
import { shapeKey } from './shapeKey.ts';

/** Work admitted to one check: fields looked at (count). */
export interface WorkBudget {
  spend(fields: number): void;
}

type Report = (error: GraphQLError) => void;

function conflict(key: string, why: string, first: WrittenField, second: WrittenField): GraphQLError {
  const message = `Fields "${key}" conflict because ${why}. Use different aliases on the fields to fetch both.`;
  return new GraphQLError(message, { nodes: [first.node, second.node] });
}

/** Fields that answer at the same place must have the same shape, whatever types they are on. */
function checkShapes(
  collector: FieldCollector,
  selections: readonly TypedSelection[],
  budget: WorkBudget,
  report: Report,
): void {
  for (const [key, fields] of collectFields(collector, selections)) {
    budget.spend(fields.length);
    const [first] = fields;
    const other = first && fields.find((field) => shapeKey(field.type) !== shapeKey(first.type));
    if (first && other) report(conflict(key, 'they return conflicting types', first, other));
    else checkShapes(collector, selectionsUnder(fields), budget, report);
  }
}

/** Splits fields into groups that may meet in one object: those on each object type, with those on abstract types. */
function meetingGroups(fields: readonly WrittenField[]): readonly (readonly WrittenField[])[] {
  const onAbstract = fields.filter((field) => !isObjectType(field.parent));
  const byType = new Map<string, WrittenField[]>();
  for (const field of fields) {
    if (!isObjectType(field.parent)) continue;
    const group = byType.get(field.parent.name);
    if (group === undefined) byType.set(field.parent.name, [...onAbstract, field]);
    else group.push(field);
  }
  return byType.size === 0 ? [onAbstract] : [...byType.values()];
}

/** Fields that may meet in one object must be the same field with the same arguments. */
function checkNames(
  collector: FieldCollector,
  selections: readonly TypedSelection[],
  budget: WorkBudget,
  report: Report,
): void {
  for (const [key, fields] of collectFields(collector, selections)) {
    for (const group of meetingGroups(fields)) {
      budget.spend(group.length);
      const [first] = group;
      if (first === undefined) continue;
      const name = first.node.name.value;
      const renamed = group.find((field) => field.node.name.value !== name);
      const rearranged = group.find((field) => argumentsKey(field.node) !== argumentsKey(first.node));
      if (renamed)
        report(conflict(key, `"${name}" and "${renamed.node.name.value}" are different fields`, first, renamed));
      else if (rearranged) report(conflict(key, 'they have differing arguments', first, rearranged));
      else checkNames(collector, selectionsUnder(group), budget, report);
    }
  }
}

/**
 * Reports fields that cannot be merged (GraphQL specification §5.3.2).
 *
 * The library's rule compares every pair of fields, which takes seconds on a hostile document within our limits. This one
 * groups fields by response key and compares each with the first of its group: names and arguments where two fields may
 * meet in one object, then shapes over all types.
 *
 * From: the rule of the Scala library Sangria, which makes the same two passes.
 */
export function checkFieldsMerge(
  collector: FieldCollector,
  selection: TypedSelection,
  budget: WorkBudget,
  report: Report,
): void {
  let found = 0;
  checkNames(collector, [selection], budget, (error) => {
    found++;
    report(error);
  });
  // Different fields often differ in shape too; one error says enough.
  if (found === 0) checkShapes(collector, [selection], budget, report);
}
