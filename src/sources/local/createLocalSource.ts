import {
  execute as executeGraphql,
  getNamedType,
  type GraphQLFieldResolver,
  type GraphQLFormattedError,
  type GraphQLError,
  type GraphQLTypeResolver,
} from 'graphql';
import { GatewayError } from '../../errors/gatewayError.ts';
import type { LocalBinding } from '../../model/binding.ts';
import type { LocalContext } from '../../model/localBinding.ts';
import type { Source, SourceAnswer, SourceError, SourceRequest, UnavailableInput } from '../../model/source.ts';
import { buildSubgraphSchema } from '../inProcess/buildSubgraphSchema.ts';

type Fields = Readonly<Record<string, unknown>>;

export interface LocalSettings {
  /** What resolvers may use, besides what each request brings. */
  readonly services: Pick<
    LocalContext,
    'dictionary' | 'adminUnits' | 'oversight' | 'consents' | 'emergencyReviews' | 'quality'
  >;
  readonly nowMs: () => number;
  /** Told of what a resolver threw; it must not reach a client. */
  readonly onResolverError?: (error: unknown) => void;
}

/** What one request carries to the resolvers, ours and the binding's. */
interface LocalExecution {
  readonly context: LocalContext;
  readonly typenames: WeakMap<object, string>;
  readonly unavailable: WeakMap<object, readonly UnavailableInput[]>;
}

const vietnamOffsetMs = 7 * 3_600_000;

/** The gateway's own subgraph: computed fields, in this process. It answers also when required inputs are unavailable. */
export function createLocalSource(binding: LocalBinding, settings: LocalSettings): Source {
  const schema = buildSubgraphSchema(binding.sdl);
  const { resolvers } = binding;

  const resolveField: GraphQLFieldResolver<Fields, LocalExecution, Fields> = (parent, args, execution, info) => {
    if (info.fieldName === '_entities' && info.parentType === schema.getQueryType()) {
      return resolveReferences(execution, args['representations'] as readonly Fields[]);
    }
    const resolver = resolvers[info.parentType.name]?.[info.fieldName];
    const parentFields = (parent as Fields | undefined) ?? {};
    return resolver === undefined ? parentFields[info.fieldName] : resolver(parentFields, args, execution.context);
  };

  const resolveType: GraphQLTypeResolver<Fields, LocalExecution> = (value, execution, info) => {
    const told = execution.typenames.get(value) ?? value['__typename'];
    if (typeof told === 'string') return told;
    const named = resolvers[getNamedType(info.returnType).name]?.['__resolveType']?.(value, {}, execution.context);
    return typeof named === 'string' ? named : undefined;
  };

  function resolveReferences(execution: LocalExecution, representations: readonly Fields[]): unknown[] {
    return representations.map(async (representation) => {
      const type = String(representation['__typename']);
      const resolver = resolvers[type]?.['__resolveReference'];
      if (resolver === undefined) return representation;
      const entity = await resolver(representation, {}, execution.context);
      if (typeof entity !== 'object' || entity === null) return null;
      execution.typenames.set(entity, type);
      const missing = execution.unavailable.get(representation);
      if (missing !== undefined) execution.unavailable.set(entity, missing);
      return entity;
    });
  }

  async function execute(request: SourceRequest): Promise<SourceAnswer> {
    const { data, errors = [] } = await executeGraphql({
      schema,
      document: request.document,
      variableValues: request.variables,
      contextValue: executionOf(request, settings),
      fieldResolver: resolveField as GraphQLFieldResolver<unknown, unknown>,
      typeResolver: resolveType as GraphQLTypeResolver<unknown, unknown>,
    });
    const cost = { httpCalls: 0, sqlStatements: 0, bytes: 0 };
    return { data: data ?? null, errors: errors.map((error) => toSourceError(error, settings)), cost };
  }

  return {
    id: binding.id,
    kind: 'local',
    acceptsUnavailable: true,
    execute,
    probe: () => Promise.resolve({ state: 'up', sinceMs: settings.nowMs() }),
    close: () => Promise.resolve(),
  };
}

function executionOf(request: SourceRequest, settings: LocalSettings): LocalExecution {
  const unavailable = new WeakMap<object, readonly UnavailableInput[]>();
  for (const input of request.unavailable ?? []) {
    const list: unknown = request.variables[input.variable];
    const representation: unknown = Array.isArray(list) ? list[input.index] : undefined;
    if (typeof representation !== 'object' || representation === null) continue;
    unavailable.set(representation, [...(unavailable.get(representation) ?? []), input]);
  }
  const local = new Date(settings.nowMs() + vietnamOffsetMs).toISOString();
  const context: LocalContext = {
    ...settings.services,
    request: request.context,
    today: local.slice(0, 10),
    now: `${local.slice(0, 19)}+07:00`,
    unavailable: (entity) => unavailable.get(entity) ?? [],
  };
  return { context, typenames: new WeakMap(), unavailable };
}

function toSourceError(error: GraphQLError, settings: LocalSettings): SourceError {
  const path: GraphQLFormattedError['path'] = error.path;
  const place = path === undefined ? {} : { path };
  if (error.originalError instanceof GatewayError) {
    return { code: error.originalError.code, params: error.originalError.params, ...place };
  }
  settings.onResolverError?.(error.originalError ?? error);
  return { code: 'RESOLVER_FAILED', ...place };
}
