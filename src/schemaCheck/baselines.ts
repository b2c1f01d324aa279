import { buildSchema } from 'graphql';
import { composeDeclarations } from '../compose/composeDeclarations.ts';
import { composeSubgraphs } from '../compose/composeSubgraphs.ts';
import { graphOfSupergraph } from '../compose/graphOfSupergraph.ts';
import { readSupergraph } from '../compose/readSupergraph.ts';
import { restoreSubgraphs } from '../compose/restoreSubgraphs.ts';
import { subgraphSdl } from '../compose/subgraphSdl.ts';
import { GatewayError } from '../errors/gatewayError.ts';
import type { Dictionary } from '../model/dictionary.ts';
import type { SourceId } from '../model/source.ts';
import type { SubgraphDeclaration } from '../model/subgraph.ts';
import type { Baseline } from './baseline.ts';

/** The graph of sources that are attached to this gateway. */
export function baselineOfSources(dictionary: Dictionary, declarations: readonly SubgraphDeclaration[]): Baseline {
  const { schema, fieldSources } = composeDeclarations(dictionary, declarations);
  return {
    ...{ name: 'the attached sources', schema, fieldSources },
    sourceIds: declarations.map(({ id }) => id),
    sdlOf: (source) => {
      const declaration = declarations.find(({ id }) => id === source);
      return declaration && subgraphSdl(dictionary, declaration);
    },
    recompose: (source, sdl) => {
      const others = declarations.filter(({ id }) => id !== source);
      return composeDeclarations(dictionary, [...others, { kind: 'sdl', id: source, sdl }]);
    },
  };
}

/** The graph of a file: a supergraph (join specification), or a public schema. Throws `SUPERGRAPH_UNREADABLE`. */
export function baselineOfText(name: string, sdl: string): Baseline {
  if (!/@link\(\s*url:\s*"https:\/\/specs\.apollo\.dev\/join\//.test(sdl)) return publicBaseline(name, sdl);
  const supergraph = readSupergraph(sdl);
  const { schema, fieldSources } = graphOfSupergraph(supergraph);
  const parts = restoreSubgraphs(supergraph);
  return {
    ...{ name, schema, fieldSources },
    sourceIds: parts.map(({ id }) => id),
    sdlOf: (source) => parts.find(({ id }) => id === source)?.sdl,
    recompose: (source: SourceId, changed) =>
      composeSubgraphs([...parts.filter(({ id }) => id !== source), { id: source, sdl: changed }]),
  };
}

function publicBaseline(name: string, sdl: string): Baseline {
  try {
    return { name, schema: buildSchema(sdl), sourceIds: [], sdlOf: () => undefined };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'it is no schema.';
    throw new GatewayError('SUPERGRAPH_UNREADABLE', { reason }, { cause });
  }
}
