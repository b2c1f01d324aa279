import { GraphQLError } from 'graphql';
import { clientError, type ClientError } from '../errors/clientError.ts';
import { GatewayError } from '../errors/gatewayError.ts';
import { ruleReason } from './ruleReason.ts';
import { withoutValues } from './withoutValues.ts';

/** Characters of what the GraphQL library says that are passed on: it may list every fragment of a document. */
const DETAIL_LENGTH = 500;

function shortened(text: string): string {
  return text.length <= DETAIL_LENGTH ? text : `${text.slice(0, DETAIL_LENGTH)}…`;
}

/** A request that ends before it is planned, with everything that is wrong with it. */
export class RefusedDocument extends Error {
  readonly errors: readonly ClientError[];

  constructor(errors: readonly ClientError[]) {
    super(errors[0]?.message ?? 'The document is refused.');
    this.name = 'RefusedDocument';
    this.errors = errors;
  }

  /** What the GraphQL library found, at the places where it found it. */
  static fromGraphQL(code: 'DOCUMENT_SYNTAX' | 'DOCUMENT_INVALID', errors: readonly GraphQLError[]): RefusedDocument {
    return new RefusedDocument(
      errors.map((error) => {
        const reason = ruleReason(error);
        const locations = error.locations?.map(({ line, column }) => ({ line, column }));
        return clientError(
          code,
          { detail: shortened(withoutValues(error)) },
          {
            ...(locations === undefined ? {} : { locations }),
            ...(reason === undefined ? {} : { paramsVi: { detail: reason.vi }, extensions: { reason: reason.code } }),
          },
        );
      }),
    );
  }

  /** The client's view of any refusal of this stage; anything else is not ours and is thrown on. */
  static errorsOf(error: unknown): readonly ClientError[] {
    if (error instanceof RefusedDocument) return error.errors;
    if (error instanceof GatewayError) return [clientError(error.code, error.params)];
    if (error instanceof GraphQLError) return RefusedDocument.fromGraphQL('DOCUMENT_INVALID', [error]).errors;
    throw error;
  }
}
