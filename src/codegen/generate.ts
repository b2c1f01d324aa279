import { printSchema, type DocumentNode, type GraphQLSchema } from 'graphql';
import { checkDocuments } from './checkDocuments.ts';
import type { Finding, RefusedField } from './finding.ts';
import { operationTypes, type DocumentForm } from './operationTypes.ts';
import { refusedFields, type RefusalOf } from './refusedFields.ts';
import { scalarTypes, type ScalarKind } from './scalarTypes.ts';
import { changesUsed } from './schemaChanges.ts';
import { manifestText, trustedOperations } from './trustedOperations.ts';

export interface GenerateInput {
  readonly documents: readonly DocumentNode[];
  readonly schema: GraphQLSchema;
  /** What of it is shown to whoever writes documents; all of it when left out. */
  readonly shown?: GraphQLSchema;
  /** The schema of the last run. */
  readonly before?: GraphQLSchema | undefined;
  readonly refusalOf: RefusalOf;
  /** See `Schemas`. */
  readonly hiddenBecause?: ((coordinate: string) => string | undefined) | undefined;
  readonly scalarKind: (scalar: string) => ScalarKind | undefined;
  readonly form: DocumentForm;
}

export interface Generated {
  /** Texts by the name of their file; none where something is wrong. */
  readonly files: ReadonlyMap<string, string>;
  readonly findings: readonly Finding[];
  readonly refused: readonly RefusedField[];
  /** Changes in what the documents use, that do not make them invalid: the types are other ones now. */
  readonly changes: readonly string[];
  /** Operations (count). */
  readonly operations: number;
}

/** Name of the file that holds the schema, which the next run compares with. */
export const SCHEMA_FILE = 'schema.graphql';

const NOTE = '// Written by `lienthong codegen`: do not change it here.\n\n';

/** Makes typed documents, scalar types, the manifest of trusted documents and the schema, all from one reading. */
export async function generate(input: GenerateInput): Promise<Generated> {
  const { documents, schema, before, hiddenBecause } = input;
  const findings = checkDocuments(documents, { schema, before, hiddenBecause });
  const refused = refusedFields(documents, schema, input.refusalOf);
  const changes = changesUsed(documents, before, schema);
  if (findings.length > 0) return { files: new Map(), findings, refused, changes, operations: 0 };
  const operations = trustedOperations(documents);
  const scalars = scalarTypes(schema, input.scalarKind);
  const { form } = input;
  const files = new Map([
    ['scalars.ts', NOTE + scalars.text],
    ['operations.ts', NOTE + (await operationTypes(documents, operations, schema, { form, scalars: scalars.names }))],
    ['trusted-documents.json', manifestText(operations)],
    [SCHEMA_FILE, `${printSchema(input.shown ?? schema)}\n`],
  ]);
  return { files, findings, refused, changes, operations: operations.length };
}
