import type { KeyRename } from '../../model/plan.ts';
import type { AnswerShape, ShapeField } from './answerShape.ts';

type Step = KeyRename['path'][number];

function overlaps(field: ShapeField, types: readonly string[] | undefined): boolean {
  return types === undefined || field.types === undefined || types.some((name) => field.types?.has(name));
}

/** The shape with a key standing for another name in the tree of results, so that answers are renamed as they are read. */
export function renameShape(
  shape: AnswerShape,
  path: readonly Step[],
  { from, to }: Pick<KeyRename, 'from' | 'to'>,
  types?: readonly string[],
): AnswerShape {
  const [step, ...rest] = path;
  if (step?.kind === 'types') return renameShape(shape, rest, { from, to }, step.names);
  return shape.map((field) => {
    if (!overlaps(field, types)) return field;
    if (step === undefined) return field.key === from ? { ...field, planKey: to } : field;
    if (field.key !== step.name || field.shape === undefined) return field;
    return { ...field, shape: renameShape(field.shape, rest, { from, to }) };
  });
}
