import { GatewayError } from '../errors/gatewayError.ts';

/** Longest identifier of a document (characters). */
const DOCUMENT_ID_LIMIT = 200;

/** Parameters of a request ("GraphQL over HTTP", section 5.1). */
export interface GraphqlParameters {
  /** Absent when `documentId` stands for it. */
  readonly query?: string | undefined;
  readonly documentId?: string | undefined;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
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
  if (!isAbsent(query) && typeof query !== 'string') throw wrong('query');
  if (!isAbsent(operationName) && typeof operationName !== 'string') throw wrong('operationName');
  if (!isAbsent(variables) && !isMap(variables)) throw wrong('variables');
  if (!isAbsent(extensions) && !isMap(extensions)) throw wrong('extensions');
  const documentId = documentIdOf(raw, isAbsent(extensions) ? {} : extensions);
  const hasQuery = !isAbsent(query) && query !== '';
  if (!hasQuery && documentId === undefined) throw wrong('query');
  return {
    query: hasQuery ? query : undefined,
    documentId,
    operationName: isAbsent(operationName) || operationName === '' ? undefined : operationName,
    variables: isAbsent(variables) ? undefined : variables,
    extensions: isAbsent(extensions) ? undefined : extensions,
  };
}

/** `documentId` itself ("GraphQL over HTTP", appendix on persisted documents), or the hash of Apollo's clients. */
function documentIdOf(
  { documentId }: Readonly<Record<string, unknown>>,
  { persistedQuery }: Readonly<Record<string, unknown>>,
): string | undefined {
  if (!isAbsent(documentId)) {
    if (typeof documentId !== 'string' || documentId === '' || documentId.length > DOCUMENT_ID_LIMIT)
      throw wrong('documentId');
    return documentId;
  }
  if (isAbsent(persistedQuery)) return undefined;
  const { version, sha256Hash } = isMap(persistedQuery) ? persistedQuery : {};
  if (version !== 1 || typeof sha256Hash !== 'string' || !/^[0-9a-f]{64}$/i.test(sha256Hash))
    throw wrong('extensions.persistedQuery');
  return sha256Hash;
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
