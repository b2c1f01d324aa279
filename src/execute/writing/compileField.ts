import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isIntrospectionType,
  isLeafType,
  isNonNullType,
  type GraphQLOutputType,
} from 'graphql';
import type { FieldOrigin, ProjectedField, Projection } from '../../model/operation.ts';
import type { FetchNode } from '../../model/plan.ts';
import type { Refusal } from '../../model/access.ts';
import { grounds } from '../../model/refusal.ts';
import { narrow } from '../../util/byteText.ts';
import { possibleTypes } from '../../util/possibleTypes.ts';
import type { FieldOrigins } from '../tree/fieldOrigins.ts';
import type { Layout } from '../tree/layout.ts';
import { leafWriter, type PlainTest } from '../tree/leafText.ts';
import { outputField } from '../tree/outputField.ts';
import type { ProjectionSurroundings } from './projectionSurroundings.ts';
import type { ResultNode } from '../tree/resultNode.ts';
import type { RowGuard } from '../rows/rowGuard.ts';
import { uniqueRefusals } from './uniqueRefusals.ts';
import { compileWriter, FAILED, type ObjectWriter } from './valueWriters.ts';
import { takeWhole, type WrittenField } from './writeFields.ts';

/** The client's selection under a field, as far as a field must know it. */
export interface FieldSelection {
  readonly write: ObjectWriter;
  /** What keeps out of the answer whose rows may not be seen; undefined where nobody's objects stand. */
  guardOf(types: ReadonlySet<string>, isOwned: boolean, asksBySubject: boolean): RowGuard | undefined;
}

/** A field of the answer on one object type. */
export interface CompiledField<Selection = FieldSelection> extends WrittenField {
  /** `Person.fullName` */
  readonly coordinate: string;
  readonly fetch: FetchNode | undefined;
  readonly selection: Selection | undefined;
  /** Object type of a value of this field; undefined when the value does not say. */
  readonly typeOf: (node: ResultNode) => string | undefined;
  /** Absent where nobody's objects stand. */
  readonly guard: RowGuard | undefined;
}

/** What is known around a field: the selection in which it stands. */
export interface FieldSurroundings<Selection> extends ProjectionSurroundings {
  readonly origins: FieldOrigins;
  readonly layout: Layout;
  /** Whether it stands under an object that is somebody's. */
  readonly isOwned: boolean;
  /** Compiles what the client selects under a field. */
  readonly below: (field: FieldKeys, projections: readonly Projection[]) => Selection;
}

/** What a field is called in the plan and in the answer. */
export interface FieldKeys {
  readonly planKey: string;
  readonly responseKey: string;
}

/** A field as it is asked for on one object type, and what the schema says of it. */
interface AskedField {
  readonly typename: string;
  /** Every mention of it; the first is the one that is told of. */
  readonly fields: readonly ProjectedField[];
  readonly first: ProjectedField;
  readonly type: GraphQLOutputType;
}

/** Compiles a field on one object type from all that the client asks of it there; none of nothing. */
export function compileField<Selection extends FieldSelection>(
  typename: string,
  fields: readonly ProjectedField[],
  around: FieldSurroundings<Selection>,
): readonly CompiledField<Selection>[] {
  const [first] = fields;
  if (first === undefined) return [];
  const definition = outputField(around.schema, typename, first.fieldName);
  const origin = fields.map((field) => field.origin).find(({ kind }) => kind !== 'refused');
  if (origin?.kind === 'typename' || definition === undefined) return [typenameField(typename, first)];
  const asked = { typename, fields, first, type: definition.type };
  if (origin?.kind !== 'data') {
    const refused = uniqueRefusals(fields).map(({ path, refusal }) => ({ refusal, beneath: path }));
    return [refusedField(asked, refused)];
  }
  const obstacle = around.origins.child(origin.planKey).obstacleOn(typename);
  return [obstacle === undefined ? dataField(asked, origin, around) : refusedField(asked, [{ refusal: obstacle }])];
}

/** What every field has; nothing of it comes from a source yet. */
function fieldWithout(
  typename: string,
  { responseKey, fieldName }: ProjectedField,
): Omit<CompiledField<never>, 'write'> {
  return {
    responseKey,
    firstHead: narrow(`{"${responseKey}":`),
    nextHead: narrow(`,"${responseKey}":`),
    coordinate: `${typename}.${fieldName}`,
    slot: undefined,
    fetch: undefined,
    selection: undefined,
    isPlain: undefined,
    guard: undefined,
    typeOf: () => undefined,
  };
}

function typenameField(typename: string, field: ProjectedField): CompiledField<never> {
  const text = narrow(`"${typename}"`);
  return { ...fieldWithout(typename, field), write: () => text };
}

/** A field that is not fetched: each of its objects reports why. */
function refusedField(
  { typename, first, type }: AskedField,
  refused: readonly { readonly refusal: Refusal; readonly beneath?: readonly string[] }[],
): CompiledField<never> {
  const instead = isNonNullType(type) ? FAILED : 'null';
  const errors = refused.map(({ refusal, beneath }) => ({
    refusal,
    extensions: { ...(beneath === undefined ? {} : { beneath }), ...grounds(refusal) },
  }));
  return {
    ...fieldWithout(typename, first),
    write: (_node, run) => {
      for (const { refusal, extensions } of errors)
        run.report(refusal.code, refusal.params, first.place, undefined, extensions);
      return instead;
    },
  };
}

function dataField<Selection extends FieldSelection>(
  { typename, fields, first, type }: AskedField,
  { planKey, mask }: Extract<FieldOrigin, { readonly kind: 'data' }>,
  around: FieldSurroundings<Selection>,
): CompiledField<Selection> {
  const { schema, scalars, isOwned } = around;
  const { responseKey, place } = first;
  const named = getNamedType(type);
  const nullable = getNullableType(type);
  const fetch = around.origins.child(planKey).fetchOn(typename);
  const projections = fields.flatMap(({ selection }) => selection ?? []);
  const selection = isCompositeType(named) ? around.below({ planKey, responseKey }, projections) : undefined;
  const asksBySubject = fields.some((field) => field.asksBySubject === true);
  const guard = selection?.guardOf(possibleTypes(schema, named.name), isOwned, asksBySubject);
  const bare = fieldWithout(typename, first);
  const write = compileWriter(type, {
    schema,
    scalars,
    coordinate: bare.coordinate,
    source: fetch?.source,
    place,
    projections,
    object: selection?.write ?? (() => FAILED),
    guard,
    mask,
  });
  const slot = around.layout.slot(planKey);
  const plainTest = (): PlainTest | undefined => {
    if (isLeafType(nullable)) return mask === undefined ? leafWriter(nullable, scalars).isPlain : undefined;
    return selection !== undefined && around.layout.child(planKey).whole !== undefined ? takeWhole : undefined;
  };
  return {
    ...bare,
    slot,
    fetch,
    selection,
    guard,
    isPlain: plainTest(),
    typeOf: isAbstractType(named) ? ({ said }) => said : () => named.name,
    // At `__schema` and `__type`; what is under them is written within them.
    write:
      isIntrospectionType(named) && !typename.startsWith('__')
        ? (node, run) => run.introspecting(() => write(node.slots[slot], run))
        : (node, run) => write(node.slots[slot], run),
  };
}
