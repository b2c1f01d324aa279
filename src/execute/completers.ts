import {
  getNamedType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { FieldFailure } from '../model/fieldFailure.ts';
import type { DocumentPlace } from '../model/operation.ts';
import type { ScalarRule } from '../model/scalars/scalarRule.ts';
import { possibleTypes } from '../util/possibleTypes.ts';
import { leafSerialiser } from './leafSerialiser.ts';
import type { ProjectionRun } from './projectionRun.ts';
import { isResultObject, type ResultObject } from './resultTree.ts';

/** Comes instead of a value where null must not be, after its error was reported: the next place above becomes null. */
export const FAILED = Symbol('failed');

/** Turns a value of the tree into a value of the answer. */
export type Completer = (value: unknown, run: ProjectionRun) => unknown;

/** Completes an object of a known type. */
export type ObjectCompleter = (value: ResultObject, typename: string, run: ProjectionRun) => unknown;

/** What a completer must know of its field: where it stands, and who answers it on each type. */
export interface FieldPlace {
  readonly schema: GraphQLSchema;
  readonly scalars: ReadonlyMap<string, ScalarRule>;
  /** `Person.fullName` */
  readonly coordinate: string;
  readonly source: string | undefined;
  readonly place: DocumentPlace | undefined;
  readonly object: ObjectCompleter;
}

function reporter({
  source,
  place,
}: FieldPlace): (run: ProjectionRun, code: string, type: string, reason?: string) => typeof FAILED {
  return (run, code, type, reason) => {
    run.report(code, { source: source ?? 'gateway', type }, place, source, reason === undefined ? {} : { reason });
    return FAILED;
  };
}

/** Compiles a type at a field (GraphQL specification §6.4.3 CompleteValue, §6.4.4 Handling Execution Errors). */
export function compileCompleter(type: GraphQLOutputType, field: FieldPlace): Completer {
  const report = reporter(field);
  if (isNonNullType(type)) {
    const inner = compileNullable(type.ofType, field);
    return (value, run) => {
      const completed = inner(value, run);
      return completed === null ? report(run, 'SOURCE_VALUE_MISSING', field.coordinate) : completed;
    };
  }
  const inner = compileNullable(type, field);
  return (value, run) => {
    const completed = inner(value, run);
    return completed === FAILED ? null : completed;
  };
}

/** Null stays null, a failure is reported; what is left goes to the type. */
function compileNullable(type: GraphQLOutputType, field: FieldPlace): Completer {
  const present = isListType(type) ? compileList(type.ofType as GraphQLOutputType, field) : compileNamed(type, field);
  const report = reporter(field);
  return (value, run) => {
    if (value === null) return null;
    if (value === undefined) return report(run, 'SOURCE_ANSWER_SHAPE', field.coordinate);
    if (value instanceof FieldFailure) {
      run.fail(value, field.place);
      return FAILED;
    }
    return present(value, run);
  };
}

function compileList(itemType: GraphQLOutputType, field: FieldPlace): Completer {
  const item = compileCompleter(itemType, field);
  const report = reporter(field);
  return (value, run) => {
    if (!Array.isArray(value)) return report(run, 'SOURCE_ANSWER_SHAPE', field.coordinate);
    run.budget.spend(value.length);
    const completed: unknown[] = [];
    let hasFailed = false;
    for (let index = 0; index < value.length; index++) {
      run.path.push(index);
      const done = item(value[index], run);
      run.path.pop();
      if (done === FAILED) hasFailed = true;
      else completed.push(done);
    }
    return hasFailed ? FAILED : completed;
  };
}

function compileNamed(type: GraphQLOutputType, field: FieldPlace): Completer {
  const named = getNamedType(type);
  const report = reporter(field);
  if (isLeafType(named)) {
    const serialise = leafSerialiser(named, field.scalars);
    return (value, run) => {
      const leaf = serialise(value);
      if (!leaf.ok) return report(run, 'VALUE_INVALID', named.name, leaf.reason);
      if (leaf.warnings !== undefined && leaf.warnings.length > 0)
        run.warnings.add(run.path, leaf.warnings, field.source);
      return leaf.value;
    };
  }
  const types = possibleTypes(field.schema, named.name);
  const isAbstract = isAbstractType(named);
  return (value, run) => {
    if (!isResultObject(value)) return report(run, 'SOURCE_ANSWER_SHAPE', field.coordinate);
    const typename = value['__typename'];
    // Where one type only can stand, a source need not name it; but a wrong name must not pass.
    if (!isAbstract && typeof typename !== 'string') return field.object(value, named.name, run);
    if (typename instanceof FieldFailure) {
      run.fail(typename, field.place);
      return FAILED;
    }
    if (typeof typename !== 'string' || !types.has(typename)) return report(run, 'SOURCE_TYPENAME_UNKNOWN', named.name);
    return field.object(value, typename, run);
  };
}
