import { catalogueEntry } from './catalogue/index.ts';
import { fillTemplate, type ErrorParams } from './template.ts';

/** An entry of `errors` in a response (GraphQL specification §7.1.2) with what the catalogue adds. */
export interface ClientError {
  readonly message: string;
  readonly locations?: readonly { readonly line: number; readonly column: number }[];
  readonly path?: readonly (string | number)[];
  readonly extensions: {
    readonly code: string;
    readonly messageVi: string;
    readonly remedy: string;
    readonly remedyVi: string;
    readonly [key: string]: unknown;
  };
}

/**
 * Builds the client's view of a catalogue code.
 *
 * - `more.paramsVi`: parameters that are texts themselves, in Vietnamese
 */
export function clientError(
  code: string,
  params: ErrorParams = {},
  more: Pick<ClientError, 'path' | 'locations'> & {
    readonly paramsVi?: ErrorParams;
    readonly extensions?: Readonly<Record<string, unknown>>;
  } = {},
): ClientError {
  const entry = catalogueEntry(code);
  const { extensions, paramsVi, ...place } = more;
  return {
    message: fillTemplate(entry.en, params),
    ...place,
    extensions: {
      code,
      messageVi: fillTemplate(entry.vi, { ...params, ...paramsVi }),
      remedy: fillTemplate(entry.remedyEn, params),
      remedyVi: fillTemplate(entry.remedyVi, params),
      ...extensions,
    },
  };
}
