import { codegen } from '@graphql-codegen/core';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { concatAST, parse, printSchema, visit, type DocumentNode, type GraphQLSchema } from 'graphql';
import { deferBelow } from './deferBelow.ts';
import type { TrustedOperation } from './trustedOperations.ts';

/** How documents are written: as text for `lienthong/client`, or parsed, as urql and Apollo Client take them. */
export type DocumentForm = 'text' | 'parsed';

/** The module of typed documents. */
export async function operationTypes(
  documents: readonly DocumentNode[],
  operations: readonly TrustedOperation[],
  schema: GraphQLSchema,
  options: { readonly scalars: Readonly<Record<string, string>>; readonly form: DocumentForm },
): Promise<string> {
  const types = await codegen({
    schema: parse(printSchema(schema)),
    schemaAst: schema,
    documents: [{ document: deferBelow(concatAST(documents)), location: 'operations.graphql' }],
    filename: 'operations.ts',
    plugins: [{ operations: {} }],
    pluginMap: { operations: typescriptOperations },
    config: {
      scalars: options.scalars,
      immutableTypes: true,
      skipTypename: true,
      // They were validated before, with `@defer` among the directives.
      skipDocumentsValidation: true,
      namingConvention: 'keep',
    },
  });
  const head = `import type * as scalars from './scalars.ts';\n${HEADS[options.form]}`;
  return [head, types.trim(), ...operations.map(WRITERS[options.form])].join('\n\n') + '\n';
}

const HEADS: Readonly<Record<DocumentForm, string>> = {
  text: `import type { TypedDocument } from 'lienthong/client';

function operation<Data, Variables>(text: string, hash: string): string & TypedDocument<Data, Variables> {
  return Object.assign(new String(text), { __meta__: { hash } }) as unknown as string & TypedDocument<Data, Variables>;
}`,
  parsed: `import type { TypedDocumentNode } from '@graphql-typed-document-node/core';`,
};

const WRITERS: Readonly<Record<DocumentForm, (operation: TrustedOperation) => string>> = {
  text: (operation) =>
    `export const ${operation.name} = operation<${typesOf(operation)}>(\n  ${quoted(operation.body)},\n  '${operation.id}',\n);`,
  parsed: (operation) => {
    const { name, id, document } = operation;
    const plain = visit(document, { enter: (node) => ({ ...node, loc: undefined }) });
    const json = JSON.stringify({ ...plain, __meta__: { hash: id } });
    return `export const ${name} = ${json} as unknown as TypedDocumentNode<${typesOf(operation)}>;`;
  },
};

/** As the plugin names the types of data and variables. */
function typesOf({ name, kind }: TrustedOperation): string {
  const type = name + { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' }[kind];
  return `${type}, ${type}Variables`;
}

/** A template literal: documents have many lines. */
function quoted(text: string): string {
  return `\`${text.replace(/[\\`]|\$\{/g, '\\$&')}\``;
}
