import type { RestBinding, SourceBinding, SqlBinding } from '../../model/binding.ts';
import type { TypeBinding } from '../../model/typeBinding.ts';
import type { CoveredType, SubgraphDeclaration } from '../../model/subgraph.ts';
import { readProjectFile } from './readProjectFile.ts';

/** What a binding says of its part of the graph; compose makes the subgraph's SDL of it. The ministry is not asked. */
export function declarationOf(binding: SourceBinding): SubgraphDeclaration {
  switch (binding.kind) {
    case 'local':
      return { kind: 'sdl', id: binding.id, sdl: binding.sdl };
    case 'sql':
    case 'rest':
      return {
        kind: 'coverage',
        id: binding.id,
        types: coveredTypes(binding),
        queries: Object.keys(binding.queries ?? {}),
      };
    case 'graphql': {
      const { types, queries = {}, id } = binding;
      if (types === undefined) return { kind: 'sdl', id, sdl: readProjectFile(binding.schemaFile) };
      const covered = Object.entries(types).map(([name, type]): CoveredType => ({
        name,
        keys: type.keys ?? [],
        fields: Object.keys(type.fields),
        ...(type.shareable !== undefined && { shareable: type.shareable }),
      }));
      return { kind: 'coverage', id, types: covered, queries: Object.keys(queries) };
    }
  }
}

function coveredTypes(binding: SqlBinding | RestBinding): CoveredType[] {
  const entities = Object.entries(binding.types).map(([name, type]): CoveredType => {
    const keyFields = (type.keys ?? []).flatMap((key) => key.split(/\s+/u));
    const fields = [...Object.keys(type.fields), ...Object.keys(type.relations ?? {})];
    return {
      name,
      keys: type.keys ?? [],
      fields: fields.filter((field) => !keyFields.includes(field)),
      ...(type.shareable !== undefined && { shareable: type.shareable }),
    };
  });
  return [...entities, ...valueTypes(binding.types)];
}

/** A value type has every part that any of its uses has; where a use lacks one, that part is null. */
function valueTypes(types: Readonly<Record<string, TypeBinding>>): CoveredType[] {
  const parts = new Map<string, Set<string>>();
  for (const field of Object.values(types).flatMap((type) => Object.values(type.fields))) {
    if (typeof field === 'string' || !('value' in field)) continue;
    const known = parts.get(field.value) ?? new Set<string>();
    for (const part of Object.keys(field.parts)) known.add(part);
    parts.set(field.value, known);
  }
  return [...parts].map(([name, fields]) => ({ name, keys: [], fields: [...fields] }));
}
