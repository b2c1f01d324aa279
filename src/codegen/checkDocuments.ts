import {
  concatAST,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  Kind,
  validate,
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
} from 'graphql';
import type { Finding } from './finding.ts';
import { findingOf } from './findingOf.ts';
import { changesUsed } from './schemaChanges.ts';

/** Findings of one run (count); the rest is seen when these are mended. */
const MOST = 100;

/** Fields that are listed where no name is near (count). */
const LISTED = 8;

/** What a run is compared with: the schema of the last one. */
export interface Schemas {
  readonly schema: GraphQLSchema;
  readonly before?: GraphQLSchema | undefined;
  /** Why an element is not in a schema that shows what somebody may see, by coordinate. */
  readonly hiddenBecause?: ((coordinate: string) => string | undefined) | undefined;
}

/** What is wrong with documents, each with what changed since the last run and what to do. */
export function checkDocuments(documents: readonly DocumentNode[], schemas: Schemas): readonly Finding[] {
  const { schema, before } = schemas;
  const changes = changesUsed(documents, before, schema);
  const errors = validate(schema, concatAST(documents), undefined, { maxErrors: MOST });
  const invalid = errors.map((error) => {
    const finding = findingOf(
      error,
      changes.filter((change) => concerns(change, error)),
    );
    const suggestion =
      hidden(error, schemas) ?? finding.suggestion ?? fieldsInstead(error, schema) ?? argumentWanted(error);
    return suggestion === undefined ? finding : { ...finding, suggestion };
  });
  return [...invalid, ...unusableNames(documents)];
}

const NAMED = /"([^"]+)"/g;

/** Whether a change is about what an error names. */
function concerns(change: string, { message }: GraphQLError): boolean {
  const words = new Set(change.match(/\w+/g));
  const named = [...message.matchAll(NAMED)].flatMap(([, name = '']) => name.match(/\w+/g) ?? []);
  return named.length > 0 && named.slice(0, 2).every((name) => words.has(name));
}

const UNKNOWN_FIELD = /^Cannot query field "(\w+)" on type "(\w+)"/;

function hidden({ message }: GraphQLError, { hiddenBecause }: Schemas): string | undefined {
  const [, field = '', type = ''] = UNKNOWN_FIELD.exec(message) ?? [];
  return hiddenBecause?.(`${type}.${field}`);
}

const NO_FIELD = /^Cannot query field "\w+" on type "(\w+)"|is not defined by type "(\w+)"/;

/** Fields that a type has, for one that it has not. */
function fieldsInstead({ message }: GraphQLError, schema: GraphQLSchema): string | undefined {
  const [, object, input] = NO_FIELD.exec(message) ?? [];
  const type = schema.getType(object ?? input ?? '');
  if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return undefined;
  const names = Object.keys(type.getFields());
  const more = names.length > LISTED ? ', …' : '';
  return `${type.name} has ${names.slice(0, LISTED).join(', ')}${more}.`;
}

const NO_ARGUMENT = /argument "(\w+)" of type "([^"]+)" is required/;

function argumentWanted({ message }: GraphQLError): string | undefined {
  const [, name, type] = NO_ARGUMENT.exec(message) ?? [];
  return name === undefined || type === undefined ? undefined : `Give it ${name}, of type ${type}.`;
}

/** Words that no constant can be called (ECMAScript, Reserved Words; strict mode). */
const RESERVED = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends false ' +
    'finally for function if implements import in instanceof interface let new null package private protected public ' +
    'return static super switch this throw true try typeof var void while with yield operation scalars'
  ).split(' '),
);

/** Operations without a name, or with one that nothing can be called by. */
function unusableNames(documents: readonly DocumentNode[]): readonly Finding[] {
  return documents.flatMap(({ definitions }) =>
    definitions.flatMap((definition): readonly Finding[] => {
      if (definition.kind !== Kind.OPERATION_DEFINITION) return [];
      const name = definition.name?.value;
      if (name !== undefined && !RESERVED.has(name)) return [];
      const { source, startToken } = definition.loc ?? {};
      const place = { file: source?.name ?? '', line: startToken?.line ?? 0, column: startToken?.column ?? 0 };
      const suggestion = `Write \`${definition.operation} SomeName\`.`;
      return [
        {
          ...place,
          message: name === undefined ? 'The operation has no name.' : `No constant can be called ${name}.`,
          changes: [],
          suggestion,
        },
      ];
    }),
  );
}
