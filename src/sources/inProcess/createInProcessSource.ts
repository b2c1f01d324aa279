import { type DocumentNode, type GraphQLSchema } from 'graphql';
import type { QueryBinding, TypeBinding } from '../../model/typeBinding.ts';
import type { SubjectMap } from '../../model/rows.ts';
import type {
  RequestContext,
  Source,
  SourceAnswer,
  SourceCondition,
  SourceId,
  SourceKind,
  SourceRequest,
} from '../../model/source.ts';
import { compileOperation } from './compileOperation.ts';
import { compileTypes } from './compileTypes.ts';
import type { OperationPlan } from './operationPlan.ts';
import { resolveRoots } from './resolveRoots.ts';
import type { RowReader } from './rows.ts';
import { settleAnswer } from './settleAnswer.ts';
import type { EndSignal } from '../../util/ending.ts';

/** What makes an in-process source the source that it is. */
export interface InProcessSettings {
  readonly id: SourceId;
  readonly kind: SourceKind;
  /** The source's part of the graph, in dictionary words. */
  readonly schema: GraphQLSchema;
  readonly types: Readonly<Record<string, TypeBinding>>;
  readonly queries: Readonly<Record<string, QueryBinding>>;
  /** Whose rows the objects of each type are; lists are then narrowed to those that are wanted. */
  readonly subjects?: SubjectMap;
  /** A reader for one request. */
  readonly openReader: (signal: EndSignal, context: RequestContext) => RowReader;
  readonly probe: (signal: EndSignal) => Promise<SourceCondition>;
  readonly close: () => Promise<void>;
}

/**
 * A source whose ministry does not speak GraphQL: operations are answered here, over rows that a reader brings.
 * An operation is compiled once per document; the same document object costs a look-up in a weak map.
 */
export function createInProcessSource(settings: InProcessSettings): Source {
  const { subjects = new Map() as SubjectMap } = settings;
  const types = compileTypes(settings.types, settings.id);
  const compiled = {
    plain: new WeakMap<DocumentNode, OperationPlan>(),
    withAsOf: new WeakMap<DocumentNode, OperationPlan>(),
  };

  function planOf(document: DocumentNode, wantsAsOf: boolean): OperationPlan {
    const cache = wantsAsOf ? compiled.withAsOf : compiled.plain;
    const known = cache.get(document);
    if (known !== undefined) return known;
    const plan = compileOperation(document, settings.queries, {
      ...{ schema: settings.schema, types, wantsAsOf, subjects },
    });
    cache.set(document, plan);
    return plan;
  }

  async function execute(request: SourceRequest): Promise<SourceAnswer> {
    const wantsAsOf = request.context.wantsProvenance;
    const reader = settings.openReader(request.signal, request.context);
    const asOf = wantsAsOf ? new WeakMap<object, string>() : undefined;
    const plan = planOf(request.document, wantsAsOf);
    const tree = await resolveRoots({ source: settings.id, reader, asOf, rows: request.rows }, plan, request.variables);
    return { ...settleAnswer(tree, asOf), cost: reader.cost() };
  }

  const { id, kind, probe, close } = settings;
  return { id, kind, acceptsUnavailable: false, execute, probe, close };
}
