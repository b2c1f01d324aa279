import { FieldFailure } from '../../model/fieldFailure.ts';
import type { RequiredSelection } from '../../model/plan.ts';
import type { ResponsePath, UnavailableInput } from '../../model/source.ts';
import { narrow, type ByteText } from '../../util/byteText.ts';
import type { Layout } from '../tree/layout.ts';
import { isLeaf, type Leaves } from '../tree/leaves.ts';
import { ResultNode, type TreeValue } from '../tree/resultNode.ts';

/** A required value that failed: where in the representation, and why. */
export interface FailedInput {
  readonly path: ResponsePath;
  readonly failure: FieldFailure;
}

/** What the writing of inputs reads and notes. */
export interface InputRun {
  readonly leaves: Leaves;
  readonly failed: FailedInput[];
}

/** Writes a required value as the source gets it. Failures become null and are noted with their place. */
export type WriteInput = (value: TreeValue, path: ResponsePath, run: InputRun) => ByteText;

/** `layout`: of the objects at the field. */
export function compileInput(
  selections: readonly RequiredSelection[],
  layout: Layout,
  typesOf: (name: string) => ReadonlySet<string>,
): WriteInput {
  const writeFields = compileFields(selections, layout, typesOf);
  const write: WriteInput = (value, path, run) => {
    if (isLeaf(value)) return run.leaves.text(value);
    if (value === null || value === undefined) return 'null';
    if (value instanceof FieldFailure) {
      run.failed.push({ path, failure: value });
      return 'null';
    }
    if (!(value instanceof ResultNode)) return `[${value.map((item, at) => write(item, [...path, at], run)).join()}]`;
    const fields = new Map<string, ByteText>();
    writeFields(value, path, run, fields);
    return `{${[...fields].map(([name, text]) => `"${name}":${text}`).join()}}`;
  };
  return write;
}

type WriteFields = (node: ResultNode, path: ResponsePath, run: InputRun, into: Map<string, ByteText>) => void;

function compileFields(
  selections: readonly RequiredSelection[],
  layout: Layout,
  typesOf: (name: string) => ReadonlySet<string>,
): WriteFields {
  const writers = selections.map((selection): WriteFields => {
    if (selection.kind === 'field') {
      const { responseKey } = selection;
      const name = narrow(selection.name);
      if (name === '__typename')
        return ({ said }, _path, _run, into) => into.set(name, said === undefined ? 'null' : `"${said}"`);
      const slot = layout.slot(responseKey);
      const write = compileInput(selection.selections, layout.child(responseKey), typesOf);
      return (node, path, run, into) => into.set(name, write(node.slots[slot], [...path, name], run));
    }
    const types = typesOf(selection.type);
    const writeInside = compileFields(selection.selections, layout, typesOf);
    return (node, path, run, into) => {
      const { said } = node;
      if (said !== undefined && !types.has(said)) return;
      // Whoever asks for a type inside an abstract one must be told which it is.
      if (said !== undefined) into.set('__typename', `"${said}"`);
      writeInside(node, path, run, into);
    };
  });
  return (node, path, run, into) => {
    for (const write of writers) write(node, path, run, into);
  };
}

/** Tells a source that can answer without them which of its inputs could not be had. */
export function unavailableInputs(
  variable: string,
  index: number,
  failed: readonly FailedInput[],
): readonly UnavailableInput[] {
  return failed.map(({ path, failure }) => ({
    variable,
    index,
    path,
    source: failure.source ?? '',
    code: failure.code,
  }));
}
