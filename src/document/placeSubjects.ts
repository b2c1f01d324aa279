import {
  getNamedType,
  isCompositeType,
  isLeafType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import { GatewayError } from '../errors/gatewayError.ts';
import type { ProjectedSubjects } from '../model/operation.ts';
import { needsRefused } from '../model/refusal.ts';
import type { SubjectField } from '../model/rows.ts';
import { possibleTypes } from '../util/possibleTypes.ts';
import type { ExpansionInput } from './expansionInput.ts';
import { fieldDefinition } from './fieldDefinition.ts';
import type { NormalSelection } from './normalForm.ts';
import type { PlanPlace } from './planKeys.ts';

type Input = Pick<ExpansionInput, 'schema' | 'refuse' | 'subjects' | 'budget'>;

/**
 * Asks, at a place of the normal form, for the fields that say whose the objects there are, and says under which plan keys
 * they stand. What may not be read is not asked for. Undefined where nobody's objects stand.
 */
export function placeSubjects(
  input: Input,
  normal: NormalSelection,
  place: PlanPlace,
): readonly ProjectedSubjects[] | undefined {
  const { schema, subjects, budget } = input;
  if (subjects === undefined) return undefined;
  const placed: ProjectedSubjects[] = [];
  for (const type of possibleTypes(schema, normal.type.name)) {
    const stated = subjects.get(type);
    if (stated === undefined) continue;
    const condition = normal.type.name === type ? '' : type;
    const keys = readableSubjects(input, type, stated).map(({ kind, definition }) => {
      const key = place.keyOf(definition, '', () => []);
      const isThere = [normal.groups.get(''), normal.groups.get(condition)].some((group) => group?.has(key.key));
      if (!isThere) {
        if (--budget.left < 0)
          throw new GatewayError('DOCUMENT_TOO_MANY_FIELDS', { what: 'fields', limit: budget.limit });
        normal.add(condition, definition.name, key, undefined);
      }
      return { planKey: key.key, kind };
    });
    placed.push({ type, isOnlyType: condition === '', keys });
  }
  return placed.length === 0 ? undefined : placed;
}

/** The fields of a type that say whose its objects are, as far as they may be read. */
function readableSubjects(
  { schema, refuse }: Pick<Input, 'schema' | 'refuse'>,
  type: string,
  stated: readonly SubjectField[],
): readonly { readonly kind: SubjectField['kind']; readonly definition: GraphQLField<unknown, unknown> }[] {
  return stated.flatMap(({ field, kind }) => {
    const definition = subjectDefinition(schema, type, field);
    return definition === undefined || refuse(type, field) !== undefined ? [] : [{ kind, definition }];
  });
}

/** A subject is a leaf, or a list of leaves, that the public schema has and that needs no argument. */
function subjectDefinition(
  schema: GraphQLSchema,
  typeName: string,
  field: string,
): GraphQLField<unknown, unknown> | undefined {
  const type = schema.getType(typeName);
  const definition = isCompositeType(type) ? fieldDefinition(schema, type, field) : undefined;
  if (definition === undefined || definition.args.some(isRequiredArgument)) return undefined;
  return isLeafType(getNamedType(definition.type)) ? definition : undefined;
}

/**
 * Refuses every field of the types whose objects cannot be told apart by whose they are, as nothing that says so may be
 * read. For requests that may see the rows of some only.
 */
export function refuseUncheckable({
  schema,
  refuse,
  subjects,
}: Pick<Input, 'schema' | 'refuse' | 'subjects'>): ExpansionInput['refuse'] {
  const dependencies = new Map<string, string | undefined>();
  const dependencyOf = (type: string): string | undefined => {
    if (dependencies.has(type)) return dependencies.get(type);
    const stated = subjects?.get(type);
    const [first] = stated ?? [];
    const isCheckable = stated === undefined || readableSubjects({ schema, refuse }, type, stated).length > 0;
    const dependency = isCheckable ? undefined : `${type}.${first?.field ?? '__typename'}`;
    dependencies.set(type, dependency);
    return dependency;
  };
  return (type, field) => {
    const own = refuse(type, field);
    if (own !== undefined) return own;
    const dependency = dependencyOf(type);
    if (dependency === undefined) return undefined;
    const [owner = '', name = ''] = dependency.split('.');
    return needsRefused(dependency, refuse(owner, name));
  };
}
