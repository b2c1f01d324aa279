import { OperationTypeNode, type GraphQLSchema } from 'graphql';
import { catalogueEntry } from '../errors/catalogue/index.ts';
import type { ClientError } from '../errors/clientError.ts';
import { GatewayError } from '../errors/gatewayError.ts';
import { withDefer } from '../model/deferDirective.ts';
import type { AskedSubject, PreparedOperation } from '../model/operation.ts';
import type { RowScope, SubjectKind, SubjectMap } from '../model/rows.ts';
import { subjectsAsked } from './askedSubjects.ts';
import { CheckedDocuments } from './checkedDocuments.ts';
import { coerceVariables } from './coerceVariables.ts';
import { costCompiler, type CostModel } from './cost/costCompiler.ts';
import { NO_COST_DIRECTIVES } from './cost/costDirectives.ts';
import { valueOf } from './cost/term.ts';
import { defaultDocumentLimits, type DocumentLimits } from './documentLimits.ts';
import type { Mask } from './expansionInput.ts';
import { buildVariables } from './hoistArguments.ts';
import { normalise, type Normalised, type NormaliseInput } from './normalise.ts';
import { neededSubjects } from './neededSubjects.ts';
import { OperationStore } from './operationStore.ts';
import { PersistedDocuments, type PersistedOptions } from './persisted/persistedDocuments.ts';
import { refuseUncheckable } from './placeSubjects.ts';
import type { ReaderView } from './readerView.ts';
import { RefusedDocument } from './refusedDocument.ts';

export interface DocumentRequest {
  readonly query?: string | undefined;
  /** What stands for the document, or the hash under which it is to be registered. */
  readonly documentId?: string | undefined;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  /** Whether mutations are to be refused, as over GET. */
  readonly readOnly?: boolean | undefined;
  /** What the door can deliver besides one complete answer; nothing when left out. */
  readonly accepts?: { readonly incremental: boolean; readonly events: boolean } | undefined;
}

/** Who asks, as far as it changes what the operation comes to. */
export interface DocumentAccess extends ReaderView {
  /** How a text is shown in part; whole when left out. Same id, same answers. */
  readonly mask?: Mask | undefined;
  /** Whose rows may be seen; anybody's when left out. Fields that ask for others by their arguments are refused. */
  readonly rows?: RowScope | undefined;
  /** What an operation may cost at most (`costCompiler`); anything when left out. */
  readonly costBudget?: number | undefined;
}

/** Every step ends either in what the next one needs or in errors for the client. */
export type DocumentOutcome =
  | { readonly ok: true; readonly prepared: PreparedOperation }
  | {
      readonly ok: false;
      readonly status: number;
      readonly errors: readonly ClientError[];
      /** Whom the request asks for, as far as it was understood. */
      readonly asked: readonly AskedSubject[];
    };

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
  /** Whose rows the objects of each type are; nobody's when left out. */
  readonly subjects?: SubjectMap;
  /** Scalars whose values name somebody when they are arguments, by name: `PersonalId` names a person. */
  readonly subjectScalars?: ReadonlyMap<string, SubjectKind>;
  /**
   * Types of which the gateway itself gives nobody any but their own: whom the arguments of a field name that answers one
   * is judged there, as whether a child is the asker's. None when left out.
   */
  readonly ownTypes?: ReadonlySet<string>;
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
  const subjectScalars = options.subjectScalars ?? new Map<string, SubjectKind>();
  const needed = neededSubjects(options.subjects ?? new Map());
  let normalised = 0;

  function prepare(request: DocumentRequest, access: DocumentAccess, progress: Progress): PreparedOperation {
    const { query, documentId } = request;
    if (query !== undefined && query.length > limits.bytes)
      throw new GatewayError('DOCUMENT_TOO_LARGE', { limit: limits.bytes, unit: 'bytes' });
    const source = persisted.find(query, documentId);
    const checked = documents.get(source.text, source.sha256, access);
    persisted.register(source, documentId);
    const { definition, variables: plans } = checked.operation(request.operationName);
    checkKind(definition.operation, request);
    const given = coerceVariables(plans, request.variables ?? {}, limits.errors, access.visible);

    const deferring = request.accepts?.incremental === true ? checked.deferConditions : undefined;
    const conditions = conditionsText(checked.conditions, given) + conditionsText(deferring, given);
    const way = deferring === undefined ? conditions : `defer ${conditions}`;
    const guarded = needed(access.rows).key;
    const key = `${source.sha256}\n${definition.name?.value ?? ''}\n${way}\n${access.profileId} ${guarded}`;
    const input = {
      operation: definition,
      fragments: checked.fragments,
      conditions: given,
      incremental: deferring !== undefined,
    };
    const whole = find(key, input, access, source.text);
    const asked = whole.asked.map((each) => ({
      field: each.field,
      isJudgedThere: options.ownTypes?.has(each.answers) === true,
      subjects: subjectsAsked(subjectScalars, each, given),
    }));
    progress.asked = asked.flatMap(({ subjects }) => subjects);
    const outside = outsideOf(asked, access.rows);
    // Fields stand in the key by their number: what they ask for is personal.
    const known =
      outside.size === 0
        ? whole
        : find(
            `${key}\nwithout ${[...outside.keys()].join()}`,
            { ...input, outside: new Set(outside.values()) },
            access,
            source.text,
          );
    const variables = buildVariables(known.hoisted, given);
    const cost = valueOf(known.cost, variables);
    checkCost(cost, access.costBudget);
    return { operation: known.operation, variables, cost, asked: progress.asked };
  }

  function find(key: string, written: WrittenOperation, access: DocumentAccess, text: string): Normalised {
    const known = operations.get(key);
    if (known !== undefined) return known;
    normalised++;
    const { subjects } = options;
    const refuse =
      access.rows === undefined ? access.refuse : refuseUncheckable({ schema, subjects, refuse: access.refuse });
    const made = normalise({
      ...written,
      schema,
      refuse,
      mask: access.mask,
      rowArticle: access.rows?.article,
      subjects: subjects && needed(access.rows).subjects,
      subjectScalars: options.subjectScalars,
      limits: { ...limits, placements: limits.fields * PLACEMENTS_PER_FIELD },
      costOf,
    });
    return operations.put(key, made, text, access.profileId);
  }

  return {
    get work() {
      return { parsed: documents.parsed, normalised };
    },
    prepare: (request, access) => {
      const progress: Progress = { asked: [] };
      try {
        return { ok: true, prepared: prepare(request, access, progress) };
      } catch (error) {
        const errors = RefusedDocument.errorsOf(error);
        return { ok: false, status: statusOf(errors), errors, asked: progress.asked };
      }
    },
  };
}

/** What is known of a request that may yet be refused. */
interface Progress {
  asked: readonly AskedSubject[];
}

/** An operation as it stands in its document, with what decides its normal form. */
type WrittenOperation = Pick<NormaliseInput, 'operation' | 'fragments' | 'conditions' | 'incremental' | 'outside'>;

/** Fields that ask for somebody whose rows may not be seen, by their number in the document. */
function outsideOf(
  asked: readonly {
    readonly field: string;
    readonly isJudgedThere: boolean;
    readonly subjects: readonly AskedSubject[];
  }[],
  rows: RowScope | undefined,
): ReadonlyMap<number, string> {
  const outside = new Map<number, string>();
  if (rows === undefined) return outside;
  const isOutside = ({ kind, value }: AskedSubject) => !(rows.mayAskFor?.(kind, value) ?? rows.admits(kind, value));
  for (const [number, { field, isJudgedThere, subjects }] of asked.entries())
    if (!isJudgedThere && subjects.some(isOutside)) outside.set(number, field);
  return outside;
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
