import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  type GraphQLLeafType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { FieldFailure } from '../../model/fieldFailure.ts';
import type { MaskRule } from '../../model/mask.ts';
import type { DocumentPlace, Projection } from '../../model/operation.ts';
import { rowRefusal } from '../../model/rows.ts';
import type { ScalarRule } from '../../model/scalars/scalarRule.ts';
import type { ByteText } from '../../util/byteText.ts';
import { possibleTypes } from '../../util/possibleTypes.ts';
import { clientPath } from './clientPath.ts';
import { leafWriter } from '../tree/leafText.ts';
import { isLeaf } from '../tree/leaves.ts';
import { maskText } from './maskText.ts';
import type { ProjectionRun } from './projectionRun.ts';
import { ResultNode, type TreeValue } from '../tree/resultNode.ts';
import type { RowGuard } from '../rows/rowGuard.ts';

/** No JSON text: comes where null must not be, after its error was reported: the next place above becomes null. */
export const FAILED: ByteText = '';

/** Writes a value of the tree as JSON of the answer. */
export type ValueWriter = (value: TreeValue, run: ProjectionRun) => ByteText;

/** Writes an object of a known type. */
export type ObjectWriter = (node: ResultNode, typename: string, run: ProjectionRun) => ByteText;

/** What a writer must know of its field: where it stands, and who answers it on each type. */
export interface FieldPlace {
  readonly schema: GraphQLSchema;
  readonly scalars: ReadonlyMap<string, ScalarRule>;
  /** `Person.fullName` */
  readonly coordinate: string;
  readonly source: string | undefined;
  readonly place: DocumentPlace | undefined;
  /** What is asked for below it. */
  readonly projections: readonly Projection[];
  readonly object: ObjectWriter;
  /** Absent where nobody's objects stand. */
  readonly guard: RowGuard | undefined;
  /** How texts are shown in part; absent: whole. */
  readonly mask: MaskRule | undefined;
}

type Report = (run: ProjectionRun, code: string, type: string, reason?: string) => ByteText;

function reporter({ source, place }: FieldPlace): Report {
  return (run, code, type, reason) => {
    run.report(code, { source: source ?? 'gateway', type }, place, source, reason === undefined ? {} : { reason });
    return FAILED;
  };
}

/** Compiles a type at a field (GraphQL specification §6.4.3 CompleteValue, §6.4.4 Handling Execution Errors). */
export function compileWriter(type: GraphQLOutputType, field: FieldPlace): ValueWriter {
  const write = compileItem(type, field);
  const { guard } = field;
  if (guard === undefined || isListType(getNullableType(type))) return write;
  const refused = isNonNullType(type) ? FAILED : 'null';
  return (value, run) => {
    if (!guard.refuses(value, run)) return write(value, run);
    const { code, params, ...on } = rowRefusal(run.verdicts?.rows ?? {});
    run.report(code, params, field.place, undefined, on);
    return refused;
  };
}

function compileItem(type: GraphQLOutputType, field: FieldPlace): ValueWriter {
  const report = reporter(field);
  if (isNonNullType(type)) {
    const inner = compileNullable(type.ofType, field);
    return (value, run) => {
      const text = inner(value, run);
      return text === 'null' ? report(run, 'SOURCE_VALUE_MISSING', field.coordinate) : text;
    };
  }
  const inner = compileNullable(type, field);
  return (value, run) => {
    const text = inner(value, run);
    return text === FAILED ? 'null' : text;
  };
}

/** Null stays null, a failure is reported; what is left goes to the type. */
function compileNullable(type: GraphQLOutputType, field: FieldPlace): ValueWriter {
  const present = isListType(type)
    ? field.guard === undefined
      ? compileList(type.ofType as GraphQLOutputType, field)
      : compileGuardedList(type.ofType as GraphQLOutputType, field, field.guard)
    : compileNamed(type, field);
  const report = reporter(field);
  const guard = isListType(type) ? field.guard : undefined;
  return (value, run) => {
    if (value === null) return guard?.hidesAbsence(run) === true ? '[]' : 'null';
    if (value === undefined) return report(run, 'SOURCE_ANSWER_SHAPE', field.coordinate);
    if (value instanceof FieldFailure) {
      run.fail(value, field.place, clientPath(field.projections, value.beneath));
      return FAILED;
    }
    return present(value, run);
  };
}

function compileList(itemType: GraphQLOutputType, field: FieldPlace): ValueWriter {
  const item = compileItem(itemType, field);
  const report = reporter(field);
  return (value, run) => {
    if (!Array.isArray(value)) return report(run, 'SOURCE_ANSWER_SHAPE', field.coordinate);
    const { path } = run;
    const openings = run.openings.length;
    const items = value as readonly TreeValue[];
    const depth = path.length;
    run.budget.spend(items.length);
    let text: ByteText = '[';
    let hasFailed = false;
    for (let index = 0; index < items.length; index++) {
      path[depth] = index;
      const written = item(items[index], run);
      if (written === FAILED) hasFailed = true;
      else text += index === 0 ? written : `,${written}`;
    }
    path.length = depth;
    if (hasFailed) run.lose(value, openings);
    return hasFailed ? FAILED : run.bound(`${text}]`);
  };
}

/** Items that are left out leave no hole: neither the list nor the paths of errors in it tell how many there were. */
function compileGuardedList(itemType: GraphQLOutputType, field: FieldPlace, guard: RowGuard): ValueWriter {
  const item = compileItem(itemType, field);
  const report = reporter(field);
  return (value, run) => {
    if (!Array.isArray(value)) return report(run, 'SOURCE_ANSWER_SHAPE', field.coordinate);
    const { path } = run;
    const openings = run.openings.length;
    const depth = path.length;
    let text: ByteText = '[';
    let hasFailed = false;
    let index = 0;
    for (const each of value as readonly TreeValue[]) {
      if (guard.withholdsItem(each, run)) continue;
      run.budget.spend(1);
      path[depth] = index;
      const written = item(each, run);
      if (written === FAILED) hasFailed = true;
      else text += index === 0 ? written : `,${written}`;
      index++;
    }
    path.length = depth;
    if (hasFailed) run.lose(value, openings);
    return hasFailed ? FAILED : run.bound(`${text}]`);
  };
}

function compileNamed(type: GraphQLOutputType, field: FieldPlace): ValueWriter {
  const named = getNamedType(type);
  if (isLeafType(named)) return compileLeaf(named, field);
  const report = reporter(field);
  const types = possibleTypes(field.schema, named.name);
  const isAbstract = isAbstractType(named);
  return (value, run) => {
    if (!(value instanceof ResultNode)) return report(run, 'SOURCE_ANSWER_SHAPE', field.coordinate);
    const { typename } = value;
    // Where one type only can stand, a source need not name it; but a wrong name must not pass.
    if (!isAbstract && typeof typename !== 'string') return field.object(value, named.name, run);
    if (typename instanceof FieldFailure) {
      run.fail(typename, field.place, []);
      return FAILED;
    }
    if (typeof typename !== 'string' || !types.has(typename)) return report(run, 'SOURCE_TYPENAME_UNKNOWN', named.name);
    return field.object(value, typename, run);
  };
}

function compileLeaf(type: GraphQLLeafType, field: FieldPlace): ValueWriter {
  const { isPlain, write } = leafWriter(type, field.scalars);
  const { mask } = field;
  if (mask !== undefined) return compileMasked(type, field, mask);
  const report = reporter(field);
  return (value, run) => {
    // An object or a list is none of a leaf's texts.
    if (!isLeaf(value)) return report(run, 'VALUE_INVALID', type.name);
    const raw = run.leaves.text(value);
    if (isPlain(raw, 0, raw.length)) return raw;
    const leaf = write(raw, run.leaves);
    if (!leaf.ok) return report(run, 'VALUE_INVALID', type.name, leaf.reason);
    if (leaf.warnings.length > 0) run.warnings.add(run.path, leaf.warnings, field.source);
    return leaf.text;
  };
}

/** A text that is shown in part is valid as a whole; what it shows need not be. */
function compileMasked(type: GraphQLLeafType, field: FieldPlace, mask: MaskRule): ValueWriter {
  const write = compileLeaf(type, { ...field, mask: undefined });
  return (value, run) => {
    const text = write(value, run);
    return text === FAILED ? FAILED : maskText(text, mask);
  };
}
