import type { DocumentNode, GraphQLSchema } from 'graphql';
import { clientError, type ClientError } from '../errors/clientError.ts';
import { grounds } from '../model/refusal.ts';
import type { DocumentLimits } from './documentLimits.ts';
import type { ReaderView } from './readerView.ts';
import { RefusedDocument } from './refusedDocument.ts';
import { validateDocument } from './validateDocument.ts';
import { withoutUnseen, type UnseenField } from './withoutUnseen.ts';

const UNSEEN_EN = 'it is wrong where it asks for what may not be read here.';
const UNSEEN_VI = 'phần yêu cầu dữ liệu không được đọc ở đây không hợp lệ.';

/**
 * What is wrong with an invalid document, in terms of what its reader sees: neither names, types and arguments nor what is
 * suggested instead tells of anything else. Of a field that they may not read they are told why, as in an answer.
 */
export function errorsForReader(
  schema: GraphQLSchema,
  whole: DocumentNode,
  visible: GraphQLSchema,
  { refuse }: ReaderView,
  limits: DocumentLimits,
): readonly ClientError[] {
  const { document, unseen } = withoutUnseen(schema, visible, whole);
  const errors = errorsOf(visible, document, limits);
  const all = errors.length > 0 ? errors : [generalError()];
  return [...all, ...refusals(unseen, refuse)].slice(0, limits.errors);
}

function errorsOf(visible: GraphQLSchema, document: DocumentNode, limits: DocumentLimits): readonly ClientError[] {
  try {
    validateDocument(visible, document, limits);
    return [];
  } catch (error) {
    return RefusedDocument.errorsOf(error);
  }
}

function generalError(): ClientError {
  return clientError('DOCUMENT_INVALID', { detail: UNSEEN_EN }, { paramsVi: { detail: UNSEEN_VI } });
}

function refusals(unseen: readonly UnseenField[], refuse: ReaderView['refuse']): readonly ClientError[] {
  return unseen.flatMap(({ type, node }) => {
    const refusal = refuse(type, node.name.value);
    if (refusal === undefined) return [];
    const { line, column } = node.loc?.startToken ?? { line: 1, column: 1 };
    return clientError(refusal.code, refusal.params, { locations: [{ line, column }], extensions: grounds(refusal) });
  });
}
