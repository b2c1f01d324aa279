import { hash } from 'node:crypto';
import { Kind, OperationTypeNode, type DocumentNode, type FragmentDefinitionNode, type GraphQLSchema } from 'graphql';
import { catalogueEntry } from '../errors/catalogue/index.ts';
import type { ClientError } from '../errors/clientError.ts';
import { GatewayError } from '../errors/gatewayError.ts';
import { withDefer } from '../model/deferDirective.ts';
import type { NormalisedOperation, PreparedOperation } from '../model/operation.ts';
import { LruCache } from '../util/lruCache.ts';
import { documentBytes, operationBytes, refusalBytes } from './cacheWeights.ts';
import { checkLimits } from './checkLimits.ts';
import { coerceVariables } from './coerceVariables.ts';
import { conditionVariables, hasDirective } from './conditions.ts';
import { defaultDocumentLimits, type DocumentLimits } from './documentLimits.ts';
import type { Refuse } from './expansionInput.ts';
import { buildVariables } from './hoistArguments.ts';
import { normalise } from './normalise.ts';
import { parseDocument } from './parseDocument.ts';
import { RefusedDocument } from './refusedDocument.ts';
import { selectOperation } from './selectOperation.ts';
import { validateDocument } from './validateDocument.ts';

export interface DocumentRequest {
  readonly query: string;
  readonly operationName?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Whether mutations are to be refused, as over GET. */
  readonly readOnly?: boolean;
  /** What the door can deliver besides one complete answer; nothing when left out. */
  readonly accepts?: { readonly incremental: boolean; readonly events: boolean };
}

/** Who asks, as far as it changes what the operation comes to. */
export interface DocumentAccess {
  /** Same id, same answers of `refuse`. */
  readonly profileId: string;
  readonly refuse: Refuse;
}

/** Every step ends either in what the next one needs or in errors for the client. */
export type DocumentOutcome =
  | { readonly ok: true; readonly prepared: PreparedOperation }
  | { readonly ok: false; readonly status: number; readonly errors: readonly ClientError[] };

export interface DocumentStage {
  prepare(request: DocumentRequest, access: DocumentAccess): DocumentOutcome;
  /** How often each expensive step was done since the start (counts). */
  readonly work: Readonly<DocumentWork>;
}

interface DocumentWork {
  parsed: number;
  normalised: number;
}

export interface DocumentStageOptions {
  readonly schema: GraphQLSchema;
  readonly limits?: Partial<DocumentLimits>;
}

/** A document that passed every check, or why it did not. */
type CheckedDocument =
  | {
      readonly document: DocumentNode;
      /** Variables on which the normal form depends. */
      readonly conditions: readonly string[];
      /** Variables on which it depends besides where `@defer` is heard; undefined when the document has none. */
      readonly deferConditions?: readonly string[];
      readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
    }
  | { readonly errors: readonly ClientError[] };

/** A value of a cache with its weight (bytes). */
interface Weighed<Value> {
  readonly value: Value;
  readonly bytes: number;
}

const MIB = 1024 * 1024;

/** Bounds of the caches (bytes), as measured by `cacheWeights`. */
const CACHED_DOCUMENTS_BYTES = 48 * MIB;
const CACHED_OPERATIONS_BYTES = 56 * MIB;

/** How many fields of the normal form a field of the document may come to on average. */
const PLACEMENTS_PER_FIELD = 2;

function statusOf(errors: readonly ClientError[]): number {
  return catalogueEntry(errors[0]?.extensions.code ?? 'INTERNAL_ERROR').status;
}

function weighedCache<Value>(maxBytes: number): LruCache<string, Weighed<Value>> {
  return new LruCache({ maxWeight: maxBytes, weigh: ({ bytes }) => bytes });
}

/**
 * From a text to an operation that can be planned. Documents are checked once per text and normalised once per
 * (text, operation, conditions, access profile); a request then only brings its values.
 */
export function createDocumentStage(options: DocumentStageOptions): DocumentStage {
  const schema = withDefer(options.schema);
  const limits: DocumentLimits = { ...defaultDocumentLimits, ...options.limits };
  const documents = weighedCache<CheckedDocument>(CACHED_DOCUMENTS_BYTES);
  const operations = weighedCache<NormalisedOperation>(CACHED_OPERATIONS_BYTES);
  const work: DocumentWork = { parsed: 0, normalised: 0 };

  function check(text: string): Weighed<CheckedDocument> {
    try {
      const document = parseDocument(text, limits);
      checkLimits(document, limits);
      validateDocument(schema, document, limits);
      const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
      const value = {
        document,
        conditions: conditionVariables(document, ['skip', 'include']),
        ...(hasDirective(document, 'defer') ? { deferConditions: conditionVariables(document, ['defer']) } : {}),
        fragments: new Map(fragments.map((fragment) => [fragment.name.value, fragment])),
      };
      return { value, bytes: documentBytes(document, text) };
    } catch (error) {
      // Written out and read again, because a message made of pieces of the text keeps the whole text in memory.
      const errors = JSON.stringify(RefusedDocument.errorsOf(error));
      return { value: { errors: JSON.parse(errors) as readonly ClientError[] }, bytes: refusalBytes(errors) };
    }
  }

  function checkOnce(text: string, key: string): CheckedDocument {
    const known = documents.get(key);
    if (known !== undefined) return known.value;
    work.parsed++;
    const checked = check(text);
    documents.set(key, checked);
    return checked.value;
  }

  function prepare(request: DocumentRequest, access: DocumentAccess): PreparedOperation {
    if (request.query.length > limits.bytes)
      throw new GatewayError('DOCUMENT_TOO_LARGE', { limit: limits.bytes, unit: 'bytes' });
    const textKey = hash('sha256', request.query, 'base64url');
    const checked = checkOnce(request.query, textKey);
    if ('errors' in checked) throw new RefusedDocument(checked.errors);
    const { document, conditions, deferConditions, fragments } = checked;

    const definition = selectOperation(schema, document, request.operationName);
    if (request.readOnly === true && definition.operation === OperationTypeNode.MUTATION)
      throw new GatewayError('MUTATION_READ_ONLY');
    if (definition.operation === OperationTypeNode.SUBSCRIPTION && request.accepts?.events !== true)
      throw new GatewayError('SUBSCRIPTION_NOT_ACCEPTED');
    const given = coerceVariables(schema, definition.variableDefinitions ?? [], request.variables ?? {}, limits.errors);

    const deferring = request.accepts?.incremental === true ? deferConditions : undefined;
    const chosen = [...conditions, ...(deferring ?? [])].map((name) => String(given[name])).join();
    const way = deferring === undefined ? chosen : `defer ${chosen}`;
    const key = [textKey, definition.name?.value ?? '', way, access.profileId].join('\n');
    let operation = operations.get(key)?.value;
    if (operation === undefined) {
      work.normalised++;
      operation = normalise({
        schema,
        operation: definition,
        fragments,
        conditions: given,
        refuse: access.refuse,
        incremental: deferring !== undefined,
        limits: { ...limits, placements: limits.fields * PLACEMENTS_PER_FIELD },
      });
      operations.set(key, { value: operation, bytes: operationBytes(operation, request.query) });
    }
    return { operation, variables: buildVariables(operation.hoisted, given) };
  }

  return {
    work,
    prepare: (request, access) => {
      try {
        return { ok: true, prepared: prepare(request, access) };
      } catch (error) {
        const errors = RefusedDocument.errorsOf(error);
        return { ok: false, status: statusOf(errors), errors };
      }
    },
  };
}
