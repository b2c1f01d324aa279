import { catalogueEntry, type ErrorCode } from './catalogue/index.ts';
import { fillTemplate, type ErrorParams } from './template.ts';

/**
 * An error that may reach a client: a code of the catalogue and parameters, never a value of a person.
 * What a client must not see goes into `cause`, which is logged under the error's id and never serialised.
 */
export class GatewayError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, params: ErrorParams = {}, options?: { readonly cause?: unknown }) {
    super(fillTemplate(catalogueEntry(code).en, params), options);
    this.name = 'GatewayError';
    this.code = code;
    this.params = params;
  }

  /** HTTP status when the whole request fails with this error. */
  get status(): number {
    return catalogueEntry(this.code).status;
  }
}
