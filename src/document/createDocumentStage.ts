import { OperationTypeNode, type GraphQLSchema } from 'graphql';
import { catalogueEntry } from '../errors/catalogue/index.ts';
import type { ClientError } from '../errors/clientError.ts';
import { GatewayError } from '../errors/gatewayError.ts';
import { withDefer } from '../model/deferDirective.ts';
import type { PreparedOperation } from '../model/operation.ts';
import { CheckedDocuments } from './checkedDocuments.ts';
import { coerceVariables } from './coerceVariables.ts';
import { costCompiler, type CostModel } from './cost/costCompiler.ts';
import { NO_COST_DIRECTIVES } from './cost/costDirectives.ts';
import { valueOf } from './cost/term.ts';
import { defaultDocumentLimits, type DocumentLimits } from './documentLimits.ts';
import type { Refuse } from './expansionInput.ts';
import { buildVariables } from './hoistArguments.ts';
import { normalise } from './normalise.ts';
import { OperationStore } from './operationStore.ts';
import { PersistedDocuments, type PersistedOptions } from './persisted/persistedDocuments.ts';
import { RefusedDocument } from './refusedDocument.ts';

export interface DocumentRequest {
  readonly query?: string;
  /** What stands for the document, or the hash under which it is to be registered. */
  readonly documentId?: string;
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
  /** What an operation may cost at most (`costCompiler`); anything when left out. */
  readonly costBudget?: number;
}

/** Every step ends either in what the next one needs or in errors for the client. */
export type DocumentOutcome =
  | { readonly ok: true; readonly prepared: PreparedOperation }
  | { readonly ok: false; readonly status: number; readonly errors: readonly ClientError[] };

export interface DocumentStage {
  prepare(request: DocumentRequest, access: DocumentAccess): DocumentOutcome;
  /** How often each expensive step was done since the start (counts). */
  readonly work: { readonly parsed: number; readonly normalised: number };
}

export interface DocumentStageOptions {
  readonly schema: GraphQLSchema;
  readonly limits?: Partial<DocumentLimits>;
  /** Without directives a type costs 1; a list of unknown length counts as `defaultListSize` (10). */
  readonly costs?: Partial<CostModel>;
  /** Trusted documents and those that clients register; without it neither is known. */
  readonly persisted?: PersistedOptions;
}

/** How many fields of the normal form a field of the document may come to on average. */
const PLACEMENTS_PER_FIELD = 2;

/** Items of a list of which nothing says how many there are, unless the operator says so (count). */
const DEFAULT_LIST_SIZE = 10;

function statusOf(errors: readonly ClientError[]): number {
  return catalogueEntry(errors[0]?.extensions.code ?? 'INTERNAL_ERROR').status;
}

/**
 * From a text to an operation that can be planned. Documents are checked once per text and normalised once per
 * (text, operation, conditions, access profile); a request then only brings its values.
 */
export function createDocumentStage(options: DocumentStageOptions): DocumentStage {
  const schema = withDefer(options.schema);
  const limits: DocumentLimits = { ...defaultDocumentLimits, ...options.limits };
  const documents = new CheckedDocuments(schema, limits);
  const operations = new OperationStore();
  const persisted = new PersistedDocuments(options.persisted ?? {});
  const costOf = costCompiler(schema, {
    directives: options.costs?.directives ?? NO_COST_DIRECTIVES,
    defaultListSize: options.costs?.defaultListSize ?? DEFAULT_LIST_SIZE,
  });
  let normalised = 0;

  function prepare(request: DocumentRequest, access: DocumentAccess): PreparedOperation {
    const { query, documentId } = request;
    if (query !== undefined && query.length > limits.bytes)
      throw new GatewayError('DOCUMENT_TOO_LARGE', { limit: limits.bytes, unit: 'bytes' });
    const source = persisted.find(query, documentId);
    const checked = documents.get(source.text, source.sha256);
    persisted.register(source, documentId);
    const { definition, variables: plans } = checked.operation(request.operationName);
    checkKind(definition.operation, request);
    const given = coerceVariables(plans, request.variables ?? {}, limits.errors);

    const deferring = request.accepts?.incremental === true ? checked.deferConditions : undefined;
    const conditions = conditionsText(checked.conditions, given) + conditionsText(deferring, given);
    const way = deferring === undefined ? conditions : `defer ${conditions}`;
    const key = `${source.sha256}\n${definition.name?.value ?? ''}\n${way}\n${access.profileId}`;
    let known = operations.get(key);
    if (known === undefined) {
      normalised++;
      const made = normalise({
        schema,
        operation: definition,
        fragments: checked.fragments,
        conditions: given,
        refuse: access.refuse,
        incremental: deferring !== undefined,
        limits: { ...limits, placements: limits.fields * PLACEMENTS_PER_FIELD },
        costOf,
      });
      known = operations.put(key, made, source.text, access.profileId);
    }
    const variables = buildVariables(known.hoisted, given);
    checkCost(valueOf(known.cost, variables), access.costBudget);
    return { operation: known.operation, variables };
  }

  return {
    get work() {
      return { parsed: documents.parsed, normalised };
    },
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

/** The values of conditions, as a part of a key. */
function conditionsText(names: readonly string[] | undefined, given: Readonly<Record<string, unknown>>): string {
  if (names === undefined || names.length === 0) return '';
  return `${names.map((name) => String(given[name])).join()};`;
}

/** Whether the door can deliver what an operation of this kind answers. */
function checkKind(kind: OperationTypeNode, { readOnly, accepts }: DocumentRequest): void {
  if (readOnly === true && kind === OperationTypeNode.MUTATION) throw new GatewayError('MUTATION_READ_ONLY');
  if (kind === OperationTypeNode.SUBSCRIPTION && accepts?.events !== true)
    throw new GatewayError('SUBSCRIPTION_NOT_ACCEPTED');
}

function checkCost(cost: number, budget: number | undefined): void {
  if (budget !== undefined && cost > budget)
    throw new GatewayError('DOCUMENT_TOO_COSTLY', { cost: Math.ceil(cost), budget });
}
