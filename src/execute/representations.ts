import { getNullableType, isLeafType, isNonNullType, isObjectType, type GraphQLSchema } from 'graphql';
import { FieldFailure } from '../model/fieldFailure.ts';
import type { RequiredSelection } from '../model/plan.ts';
import type { ScalarRule } from '../model/scalars/scalarRule.ts';
import type { SourceId } from '../model/source.ts';
import { possibleTypes } from '../util/possibleTypes.ts';
import { inputValue, type FailedInput } from './inputValue.ts';
import { leafSerialiser } from './leafSerialiser.ts';
import type { ResultObject } from './resultTree.ts';

/** What an object comes to as an input of a fetch. */
export type Representation =
  | {
      readonly kind: 'ready';
      readonly value: Readonly<Record<string, unknown>>;
      readonly typename: string;
      /** Equal texts, equal representations. */
      readonly text: string;
      readonly failed: readonly FailedInput[];
      /** Names of the fields by which the source knows the object. */
      readonly keys: readonly string[];
    }
  /** The object lacks a key: the source cannot know it. */
  | { readonly kind: 'keyless'; readonly typename: string }
  /** The fetch does not concern objects of this type. */
  | { readonly kind: 'foreign' };

/** What is known around the objects that become representations. */
export interface RepresentationSurroundings {
  readonly schema: GraphQLSchema;
  readonly scalars: ReadonlyMap<string, ScalarRule>;
  /** Source that brought a value of the object, by its key in the tree. */
  readonly sourceOf: (planKey: string, typename: string) => SourceId | undefined;
}

interface Variant {
  readonly types: ReadonlySet<string> | undefined;
  readonly type: string | undefined;
  readonly fields: readonly RequiredSelection[];
}

function variantsOf(schema: GraphQLSchema, requires: readonly RequiredSelection[]): readonly Variant[] {
  const plain = requires.filter((selection) => selection.kind === 'field');
  const variants = requires.flatMap((selection): Variant[] => {
    if (selection.kind === 'field') return [];
    return [
      {
        types: possibleTypes(schema, selection.type),
        type: selection.type,
        fields: [...plain, ...selection.selections],
      },
    ];
  });
  return variants.length > 0 ? variants : [{ types: undefined, type: undefined, fields: plain }];
}

/** A field of a type as far as representations care. */
interface InputField {
  /** Null means that the object cannot be looked up: keys are non-null by the dictionary's rules. */
  readonly isKey: boolean;
  readonly leaf: string | undefined;
  readonly isValid: (value: unknown) => boolean;
}

const anything: InputField = { isKey: false, leaf: undefined, isValid: () => true };

function inputField({ schema, scalars }: RepresentationSurroundings, typename: string, name: string): InputField {
  const parent = schema.getType(typename);
  const type = isObjectType(parent) ? parent.getFields()[name]?.type : undefined;
  if (type === undefined) return anything;
  const isKey = isNonNullType(type);
  const nullable = getNullableType(type);
  if (!isLeafType(nullable)) return { ...anything, isKey };
  const serialise = leafSerialiser(nullable, scalars);
  return { isKey, leaf: nullable.name, isValid: (value) => serialise(value).ok };
}

/**
 * Compiles what a fetch requires into a function from an object of the tree to its representation (Federation, `_Any`).
 * A value that is not valid for its type counts as failed: one ministry's rubbish must not spoil another's whole batch.
 */
export function compileRepresentation(
  surroundings: RepresentationSurroundings,
  requires: readonly RequiredSelection[],
): (object: ResultObject) => Representation {
  const { schema, sourceOf } = surroundings;
  const variants = variantsOf(schema, requires);
  const known = new Map<string, InputField>();
  const inputFieldOf = (typename: string, name: string): InputField => {
    const coordinate = `${typename}.${name}`;
    let field = known.get(coordinate);
    if (field === undefined) known.set(coordinate, (field = inputField(surroundings, typename, name)));
    return field;
  };
  const typesOf = (name: string) => possibleTypes(schema, name);

  return (object) => {
    const said = object['__typename'];
    const matching = variants.filter(({ types }) => typeof said !== 'string' || types === undefined || types.has(said));
    const typename = typeof said === 'string' ? said : matching.length === 1 ? matching[0]?.type : undefined;
    if (matching.length === 0 || typename === undefined) return { kind: 'foreign' };

    const failed: FailedInput[] = [];
    const keys: string[] = [];
    const value: Record<string, unknown> = { __typename: typename };
    for (const field of matching.flatMap(({ fields }) => fields)) {
      if (field.kind === 'fragment' || field.name === '__typename') continue;
      const input = inputValue(object[field.responseKey], field.selections, typesOf, [field.name], failed);
      const { isKey, leaf, isValid } = inputFieldOf(typename, field.name);
      if (input === null && failed.length === 0 && isKey) return { kind: 'keyless', typename };
      value[field.name] = input;
      if (isKey) keys.push(field.name);
      if (input === null || leaf === undefined || isValid(input)) continue;
      const source = sourceOf(field.responseKey, typename);
      value[field.name] = null;
      failed.push({
        path: [field.name],
        failure: new FieldFailure('VALUE_INVALID', { source: source ?? '', type: leaf }, source),
      });
    }
    const reasons = failed.map(({ path, failure }) => [path, failure.code, failure.source]);
    const text = JSON.stringify(reasons.length === 0 ? value : [value, reasons]);
    return { kind: 'ready', value, typename, text, failed, keys };
  };
}
