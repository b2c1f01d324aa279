import { getNullableType, isLeafType, isNonNullType, isObjectType, type GraphQLSchema } from 'graphql';
import { FieldFailure } from '../../model/fieldFailure.ts';
import type { RequiredSelection } from '../../model/plan.ts';
import type { ScalarRule } from '../../model/scalars/scalarRule.ts';
import type { SourceId } from '../../model/source.ts';
import { narrow, type ByteText } from '../../util/byteText.ts';
import { possibleTypes } from '../../util/possibleTypes.ts';
import { compileInput, type FailedInput, type WriteInput } from './inputValue.ts';
import type { Layout } from '../tree/layout.ts';
import { isValidLeaf, leafWriter, type LeafWriter } from '../tree/leafText.ts';
import { isLeaf, type Leaves } from '../tree/leaves.ts';
import type { ResultNode } from '../tree/resultNode.ts';

/** A field by which the source knows the object: what the source calls it, and where the object has it. */
export interface KeySlot {
  readonly name: string;
  readonly slot: number;
}

/** What an object comes to as an input of a fetch. */
export type Representation =
  | {
      readonly kind: 'ready';
      /** Its beginning, the same for all objects of a type. */
      readonly head: ByteText;
      /** What tells it from others with this head; a key alone is enough. */
      readonly telling: ByteText;
      /** The representation as JSON. */
      readonly text: ByteText;
      /** The object's own type, as far as it is known. */
      readonly typename: string;
      readonly failed: readonly FailedInput[];
      readonly keys: readonly KeySlot[];
    }
  /** The object lacks a key: the source cannot know it. */
  | { readonly kind: 'keyless'; readonly typename: string }
  /** The fetch does not concern objects of this type. */
  | { readonly kind: 'foreign' };

const FOREIGN: Representation = { kind: 'foreign' };
const NONE_FAILED: readonly FailedInput[] = [];

/** What is known around the objects that become representations. */
export interface RepresentationSurroundings {
  readonly schema: GraphQLSchema;
  readonly scalars: ReadonlyMap<string, ScalarRule>;
  /** Layout of the objects. */
  readonly layout: Layout;
  /** Source that brought a value of the object, by its key in the tree. */
  readonly sourceOf: (planKey: string, typename: string) => SourceId | undefined;
}

type RequiredField = Extract<RequiredSelection, { readonly kind: 'field' }>;

/** A required field of a type. */
interface Input {
  readonly name: string;
  /** `,"name":` */
  readonly head: ByteText;
  readonly responseKey: string;
  readonly slot: number;
  /** Null means that the object cannot be looked up: keys are non-null by the dictionary's rules. */
  readonly isKey: boolean;
  readonly leaf: LeafWriter | undefined;
  readonly leafName: string;
  readonly write: WriteInput;
}

/** How objects of one type are represented. */
interface TypeInputs {
  readonly typename: string;
  readonly head: ByteText;
  readonly inputs: readonly Input[];
  readonly keys: readonly KeySlot[];
}

/** Different types whose inputs are remembered (count): a source may invent names. */
const MOST_TYPES = 1_000;

/**
 * Compiles what a fetch requires into a function from an object of the tree to its representation (Federation, `_Any`).
 * A value that is not valid for its type counts as failed: one ministry's rubbish must not spoil another's whole batch.
 */
export function compileRepresentation(
  surroundings: RepresentationSurroundings,
  requires: readonly RequiredSelection[],
): (node: ResultNode, leaves: Leaves) => Representation {
  const byType = new Map<string | undefined, TypeInputs | undefined>();
  return (node, leaves) => {
    const { said } = node;
    let known = byType.get(said);
    if (known === undefined && !byType.has(said)) {
      known = compileType(surroundings, requires, said);
      if (byType.size < MOST_TYPES) byType.set(said, known);
    }
    return known === undefined ? FOREIGN : represent(surroundings, known, node, leaves);
  };
}

function represent(
  { sourceOf }: RepresentationSurroundings,
  { typename, head, inputs, keys }: TypeInputs,
  node: ResultNode,
  leaves: Leaves,
): Representation {
  let text = head;
  let telling: ByteText | undefined;
  let failed: FailedInput[] | undefined;
  for (const { name, head: inputHead, responseKey, slot, isKey, leaf, leafName, write } of inputs) {
    const value = node.slots[slot];
    let input: ByteText;
    if (isLeaf(value)) {
      input = leaves.text(value);
      if (leaf !== undefined && !isValidLeaf(leaf, input, leaves)) {
        const source = sourceOf(responseKey, typename);
        const failure = new FieldFailure('VALUE_INVALID', { source: source ?? '', type: leafName }, source);
        (failed ??= []).push({ path: [name], failure });
        input = 'null';
      }
    } else {
      const failures: FailedInput[] = [];
      input = write(value, [name], { leaves, failed: failures });
      if (failures.length > 0) (failed ??= []).push(...failures);
      else if (isKey && input === 'null' && failed === undefined) return { kind: 'keyless', typename };
    }
    text += inputHead + input;
    telling = inputs.length === 1 ? input : text;
  }
  return {
    kind: 'ready',
    head,
    telling: telling ?? text,
    text: `${text}}`,
    typename,
    failed: failed ?? NONE_FAILED,
    keys,
  };
}

function compileType(
  surroundings: RepresentationSurroundings,
  requires: readonly RequiredSelection[],
  said: string | undefined,
): TypeInputs | undefined {
  const { schema } = surroundings;
  const fragments = requires.filter((selection) => selection.kind === 'fragment');
  const matching = fragments.filter(
    ({ type }) => said === undefined || said === type || possibleTypes(schema, type).has(said),
  );
  const [first] = matching;
  const typename = said ?? (matching.length === 1 ? first?.type : undefined);
  if (typename === undefined || (fragments.length > 0 && first === undefined)) return undefined;
  const plain = requires.filter((selection) => selection.kind === 'field');
  const fields = [...plain, ...matching.flatMap(({ selections }) => selections)];
  const inputs = mergeFields(fields).map((field) => compileOne(surroundings, typename, field));
  const sendAs = matching.find((fragment) => fragment.sendAs !== undefined)?.sendAs;
  return {
    typename,
    head: narrow(`{"__typename":"${sendAs ?? typename}"`),
    inputs,
    keys: inputs.filter(({ isKey }) => isKey).map(({ name, slot }) => ({ name, slot })),
  };
}

/** Every name once; fragments at the top of an object's own type have been chosen already. */
function mergeFields(selections: readonly RequiredSelection[]): readonly RequiredField[] {
  const byName = new Map<string, RequiredField>();
  for (const field of selections) {
    if (field.kind === 'fragment' || field.name === '__typename') continue;
    const known = byName.get(field.name);
    const selection = known === undefined ? field.selections : [...known.selections, ...field.selections];
    byName.set(field.name, { ...field, selections: selection });
  }
  return [...byName.values()];
}

function compileOne(
  { schema, scalars, layout }: RepresentationSurroundings,
  typename: string,
  { name, responseKey, selections }: RequiredField,
): Input {
  const parent = schema.getType(typename);
  const type = isObjectType(parent) ? parent.getFields()[name]?.type : undefined;
  const nullable = type && getNullableType(type);
  return {
    name,
    head: narrow(`,"${name}":`),
    responseKey,
    slot: layout.slot(responseKey),
    isKey: type !== undefined && isNonNullType(type),
    leaf: isLeafType(nullable) ? leafWriter(nullable, scalars) : undefined,
    leafName: isLeafType(nullable) ? nullable.name : '',
    write: compileInput(selections, layout.child(responseKey), (of) => possibleTypes(schema, of)),
  };
}
