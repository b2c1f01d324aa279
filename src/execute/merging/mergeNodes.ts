import { FieldFailure } from '../../model/fieldFailure.ts';
import { misshapen, type AnswerReading } from '../reading/answerReading.ts';
import type { ObjectShape, SlotField } from '../tree/objectShape.ts';
import { ResultNode, type TreeValue } from '../tree/resultNode.ts';

/**
 * Takes over into `target` what another fetch brought of the same object. Lists merge by index: both sources list the same
 * things. Data wins over null, and both over a failure, which then counts for the fields that only it would have brought.
 */
export function mergeNode(reading: AnswerReading, target: ResultNode, brought: ResultNode): void {
  if (target === brought) return;
  reading.asOf?.copy(brought, target);
  mergeTypename(reading, target, brought);
  const { slots } = target;
  for (const field of brought.shape.fields) {
    if (field.isTypename || field.isProbe) continue;
    const value = brought.slots[field.slot];
    if (value === undefined) continue;
    slots[field.slot] = mergeValues(reading, slots[field.slot], value, field);
  }
  if (target.copies !== undefined) for (const copy of target.copies) mergeNode(reading, copy, brought);
}

/** A source that knows an interface only (`@interfaceObject`) is corrected by one that knows the object. */
function mergeTypename({ abstractTypes }: AnswerReading, target: ResultNode, brought: ResultNode): void {
  const { typename } = brought;
  if (typeof typename !== 'string') target.typename ??= typename;
  else if (target.said === undefined || abstractTypes.has(target.said)) target.typename = typename;
}

/** What two fetches brought for one place. Present objects are not changed: they may stand elsewhere too. */
export function mergeValues(reading: AnswerReading, present: TreeValue, value: TreeValue, field: SlotField): TreeValue {
  if (present === undefined || present === null) return value;
  if (present === value) return present;
  if (present instanceof FieldFailure) return value === null ? present : value;
  const { inner } = field;
  if (inner === undefined) return present;
  if (value === null || value instanceof FieldFailure) return filledValue(present, inner, value);
  if (isList(present)) {
    const brought = isList(value) ? value : [];
    return present.map((item, index) =>
      index < brought.length
        ? mergeValues(reading, item, brought[index], field)
        : filledValue(item, inner, misshapen(reading, field.name)),
    );
  }
  if (!(present instanceof ResultNode) || !(value instanceof ResultNode)) return present;
  const copy = present.copy();
  reading.asOf?.copy(present, copy);
  mergeNode(reading, copy, value);
  return copy;
}

/** Puts a failure, or null for "nothing known", where a fetch would have put its fields; what is there already stays. */
export function fillNode(
  target: ResultNode,
  shape: ObjectShape,
  filler: FieldFailure | null,
  typename: string | undefined,
): void {
  for (const field of shape.forType(typename).fields) {
    if (field.isProbe) continue;
    if (field.isTypename) {
      if (filler !== null) target.typename ??= filler;
      continue;
    }
    const present = target.slots[field.slot];
    if (present === undefined) target.slots[field.slot] = filler;
    else if (field.inner !== undefined) target.slots[field.slot] = filledValue(present, field.inner, filler);
  }
  if (target.copies !== undefined) for (const copy of target.copies) fillNode(copy, shape, filler, typename);
}

function filledValue(value: TreeValue, shape: ObjectShape, filler: FieldFailure | null): TreeValue {
  if (isList(value)) return value.map((item) => filledValue(item, shape, filler));
  if (!(value instanceof ResultNode)) return value;
  const copy = value.copy();
  fillNode(copy, shape, filler, value.said);
  return copy;
}

function isList(value: TreeValue): value is readonly TreeValue[] {
  return Array.isArray(value);
}
