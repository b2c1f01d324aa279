import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { ClientError } from '../errors/clientError.ts';
import { LruCache } from '../util/lruCache.ts';
import { documentBytes, refusalBytes } from './cacheWeights.ts';
import { checkLimits } from './checkLimits.ts';
import { planVariables, type VariablePlan } from './coerceVariables.ts';
import { conditionVariables, hasDirective } from './conditions.ts';
import type { DocumentLimits } from './documentLimits.ts';
import { errorsForReader } from './errorsForReader.ts';
import { parseDocument } from './parseDocument.ts';
import type { ReaderView } from './readerView.ts';
import { RefusedDocument } from './refusedDocument.ts';
import { selectOperation } from './selectOperation.ts';
import { validateDocument } from './validateDocument.ts';

/** A document that passed every check. */
export interface CheckedDocument {
  readonly document: DocumentNode;
  /** Variables on which the normal form depends. */
  readonly conditions: readonly string[];
  /** Variables on which it depends besides where `@defer` is heard; absent when the document has none. */
  readonly deferConditions?: readonly string[];
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** The operation that a request means. Throws `OPERATION_NOT_FOUND` or `OPERATION_KIND_UNSUPPORTED`. */
  readonly operation: (name: string | undefined) => CheckedOperation;
}

/** An operation of a checked document. */
export interface CheckedOperation {
  readonly definition: OperationDefinitionNode;
  readonly variables: readonly VariablePlan[];
}

/** What came of checking a document, with its weight (bytes). */
interface Verdict {
  readonly checked: CheckedDocument | readonly ClientError[];
  /** Whether it is refused for what the schema says, and not for its form or size. */
  readonly breaksSchema: boolean;
  readonly bytes: number;
}

/** Bound of the cache (bytes), as measured by `cacheWeights`. */
const CACHED_BYTES = 48 * 1024 * 1024;

/** Documents parsed, measured and validated, each once. */
export class CheckedDocuments {
  readonly #schema: GraphQLSchema;
  readonly #limits: DocumentLimits;
  readonly #known = new LruCache<string, Verdict>({ maxWeight: CACHED_BYTES, weigh: ({ bytes }) => bytes });
  #parsed = 0;

  constructor(schema: GraphQLSchema, limits: DocumentLimits) {
    this.#schema = schema;
    this.#limits = limits;
  }

  /** How many were parsed since the start (count). */
  get parsed(): number {
    return this.#parsed;
  }

  /**
   * The document of a text; `key` stands for the text. Throws a `RefusedDocument` with everything that is wrong with it, as
   * far as its reader may be told (`view`; without it, everything).
   */
  get(text: string, key: string, view?: ReaderView): CheckedDocument {
    const { checked, breaksSchema } = this.#verdict(key, () => this.#check(text));
    if ('document' in checked) return checked;
    const visible = breaksSchema ? view?.visible?.() : undefined;
    if (view === undefined || visible === undefined || visible === this.#schema) throw new RefusedDocument(checked);
    const told = this.#verdict(`${key}\n${view.profileId}`, () => {
      const document = this.#read(text);
      return refusal(errorsForReader(this.#schema, document, visible, view, this.#limits), true);
    });
    throw new RefusedDocument(told.checked as readonly ClientError[]);
  }

  #verdict(key: string, make: () => Verdict): Verdict {
    let verdict = this.#known.get(key);
    if (verdict === undefined) {
      this.#parsed++;
      verdict = make();
      this.#known.set(key, verdict);
    }
    return verdict;
  }

  #read(text: string): DocumentNode {
    const document = parseDocument(text, this.#limits);
    checkLimits(document, this.#limits);
    return document;
  }

  #check(text: string): Verdict {
    let isRead = false;
    try {
      const document = this.#read(text);
      isRead = true;
      validateDocument(this.#schema, document, this.#limits);
      const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
      const checked = {
        document,
        conditions: conditionVariables(document, ['skip', 'include']),
        ...(hasDirective(document, 'defer') ? { deferConditions: conditionVariables(document, ['defer']) } : {}),
        fragments: new Map(fragments.map((fragment) => [fragment.name.value, fragment])),
        operation: operationFinder(this.#schema, document),
      };
      return { checked, breaksSchema: false, bytes: documentBytes(document, text) };
    } catch (error) {
      return refusal(RefusedDocument.errorsOf(error), isRead && error instanceof RefusedDocument);
    }
  }
}

/** Written out and read again, because a message made of pieces of the text keeps the whole text in memory. */
function refusal(found: readonly ClientError[], breaksSchema: boolean): Verdict {
  const errors = JSON.stringify(found);
  return { checked: JSON.parse(errors) as readonly ClientError[], breaksSchema, bytes: refusalBytes(errors) };
}

/** Finds operations by name; each is prepared once. Names that are not there are not remembered. */
function operationFinder(schema: GraphQLSchema, document: DocumentNode): CheckedDocument['operation'] {
  const known = new Map<string | undefined, CheckedOperation>();
  return (name) => {
    let operation = known.get(name);
    if (operation === undefined) {
      const definition = selectOperation(schema, document, name);
      operation = { definition, variables: planVariables(schema, definition.variableDefinitions ?? []) };
      known.set(name, operation);
    }
    return operation;
  };
}
