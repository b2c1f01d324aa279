import { GatewayError } from '../errors/gatewayError.ts';

/** Parameters of a request ("GraphQL over HTTP", section 5.1). */
export interface GraphqlParameters {
  readonly query: string;
  readonly operationName?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** Reads the parameters from a JSON body. */
export function parametersOfBody(body: unknown): GraphqlParameters {
  if (!isMap(body)) throw new GatewayError('REQUEST_NOT_JSON');
  return parametersOf(body);
}

/** Reads the parameters from a URL; `variables` and `extensions` are JSON there. */
export function parametersOfUrl(search: Readonly<Record<string, unknown>>): GraphqlParameters {
  return parametersOf({
    ...search,
    variables: parsedJson('variables', search['variables']),
    extensions: parsedJson('extensions', search['extensions']),
  });
}

function parametersOf(raw: Readonly<Record<string, unknown>>): GraphqlParameters {
  const { query, operationName, variables, extensions } = raw;
  if (typeof query !== 'string' || query === '') throw wrong('query');
  if (!isAbsent(operationName) && typeof operationName !== 'string') throw wrong('operationName');
  if (!isAbsent(variables) && !isMap(variables)) throw wrong('variables');
  if (!isAbsent(extensions) && !isMap(extensions)) throw wrong('extensions');
  return {
    query,
    ...(isAbsent(operationName) || operationName === '' ? {} : { operationName }),
    ...(isAbsent(variables) ? {} : { variables }),
    ...(isAbsent(extensions) ? {} : { extensions }),
  };
}

function parsedJson(parameter: string, text: unknown): unknown {
  if (isAbsent(text) || text === '') return undefined;
  if (typeof text !== 'string') throw wrong(parameter);
  try {
    return JSON.parse(text);
  } catch {
    throw wrong(parameter);
  }
}

function wrong(parameter: string): GatewayError {
  return new GatewayError('REQUEST_PARAMETER', { parameter });
}

function isAbsent(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
