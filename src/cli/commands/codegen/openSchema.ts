import { readFileSync } from 'node:fs';
import { buildSchema, isObjectType, type GraphQLSchema } from 'graphql';
import { bindings } from '../../../../resolvers/index.ts';
import { systemClock, today } from '../../../clock.ts';
import type { RefusalOf } from '../../../codegen/refusedFields.ts';
import type { ScalarKind } from '../../../codegen/scalarTypes.ts';
import { withRefused } from '../../../codegen/withRefused.ts';
import { clientError } from '../../../errors/clientError.ts';
import { GatewayError } from '../../../errors/gatewayError.ts';
import { withDefer } from '../../../model/deferDirective.ts';
import type { ScalarRule } from '../../../model/scalars/scalarRule.ts';
import { profileSchema } from '../../../start/mock/profileSchema.ts';
import { baselineOfUrl } from '../../../schemaCheck/introspect.ts';
import { namesProfile, profileOf } from '../profileFlags.ts';
import type { CodegenFlags } from './codegenFlags.ts';

/** A schema, and what is known of it besides. */
export interface OpenedSchema {
  readonly schema: GraphQLSchema;
  readonly shown: GraphQLSchema;
  readonly refusalOf: RefusalOf;
  /** Why the schema does not show an element that there is. */
  readonly hiddenBecause?: (coordinate: string) => string | undefined;
  readonly scalarKind: (scalar: string) => ScalarKind | undefined;
}

/**
 * The schema that documents are held against: that of the shipped dictionary, of a file, or of a running gateway, which
 * shows what the caller of the headers may see. What a profile is refused is told by the shipped rules.
 *
 * - rejects with `SCHEMA_GRAPH_UNREADABLE`, `MOCK_PROFILE_INCOMPLETE`, and what `mockCaller` throws
 */
export async function openSchema(flags: CodegenFlags): Promise<OpenedSchema> {
  const shipped = profileSchema(bindings, namesProfile(flags) ? profileOf(flags) : undefined, today(systemClock));
  const { scalars } = shipped;
  const refusalOf: RefusalOf = (coordinate) => {
    const refusal = shipped.refusalOf(coordinate);
    if (refusal === undefined) return undefined;
    const { code, params, article } = refusal;
    const { message, extensions } = clientError(code, params);
    return { reasonEn: message, reasonVi: extensions.messageVi, ...(article && { article }) };
  };
  const scalarKind = (name: string) => kindOf(name, scalars);
  if (flags.schema === undefined) return { schema: shipped.schema, shown: shipped.shown, refusalOf, scalarKind };
  const shown = withDefer(await readSchema(flags.schema, flags));
  const schema = withRefused(shown, shipped.schema, (coordinate) => refusalOf(coordinate) !== undefined);
  const hiddenBecause = (coordinate: string) => {
    const [type = '', field = ''] = coordinate.split('.');
    const known = shipped.schema.getType(type);
    if (!isObjectType(known) || known.getFields()[field] === undefined) return undefined;
    const reason = refusalOf(coordinate)?.reasonEn;
    return reason === undefined
      ? `The dictionary has ${coordinate}, but this schema does not show it: ask mayI, or name the profile.`
      : `The dictionary has ${coordinate}, but it will be refused: ${reason}`;
  };
  return { schema, shown, refusalOf, hiddenBecause, scalarKind };
}

async function readSchema(from: string, { header }: CodegenFlags): Promise<GraphQLSchema> {
  if (/^https?:\/\//.test(from)) return (await baselineOfUrl(from, header)).schema;
  try {
    return buildSchema(readFileSync(from, 'utf8'));
  } catch (cause) {
    const problem = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : 'it is no schema';
    throw new GatewayError('SCHEMA_GRAPH_UNREADABLE', { from, problem }, { cause });
  }
}

/** How values of the dictionary's scalars stand in JSON. */
function kindOf(name: string, scalars: ReadonlyMap<string, ScalarRule>): ScalarKind | undefined {
  if (name === 'Text') return 'free text';
  if (name === 'GeoPoint') return 'point';
  const rule = scalars.get(name);
  if (rule === undefined) return undefined;
  return rule.limits === undefined ? 'text' : 'number';
}
