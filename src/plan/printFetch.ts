import { parse } from 'graphql';
import type { EntityGroup, FetchNode, KeyRename } from '../model/plan.ts';
import { narrow } from '../util/byteText.ts';
import type { Batch } from './batchFetches.ts';
import type { FetchDraft } from './fetchDraft.ts';
import type { SelectionDraft } from './selectionDraft.ts';

/** A fetch before it has a number. */
export type PrintedFetch = Omit<FetchNode, 'id' | 'after'>;

/** Types of the operation's variables, as printed. */
export type VariableTypes = ReadonlyMap<string, string>;

/** Writes a request: its text without ignored characters, and what the executor must know of it. */
export function printFetch(batch: Batch, variableTypes: VariableTypes): PrintedFetch {
  const [first] = batch;
  const variables = new Set<string>();
  const { scope, source, path, entity } = first;
  const written = entity === undefined ? writeRoot(first, variables) : writeEntities(batch, variables);
  const names = [...variables].sort();
  const operation = entity === undefined ? scope.operation : 'query';
  const definitions = [
    ...written.entities.map(({ variable }) => `$${variable}:[_Any!]!`),
    ...names.map((name) => `$${name}:${variableTypes.get(name) ?? ''}`),
  ];
  const head =
    definitions.length === 0 ? (operation === 'query' ? '' : operation) : `${operation}(${definitions.join('')})`;
  const text = narrow(head + written.body);
  return {
    kind: 'fetch',
    source,
    operation,
    text,
    document: parse(text, { noLocation: true }),
    variables: names,
    entities: written.entities,
    renames: written.renames,
    ...(entity === undefined && path.length > 0 ? { at: path } : {}),
    ...(scope.deferred === undefined ? {} : { deferredFor: [scope.deferred] }),
  };
}

interface Written {
  readonly body: string;
  readonly entities: readonly EntityGroup[];
  readonly renames: readonly KeyRename[];
}

function writeRoot({ selection }: FetchDraft, variables: Set<string>): Written {
  const renames: KeyRename[] = [];
  return { body: writeSelection(selection, variables, { path: [], renames }), entities: [], renames };
}

/** Groups that send and ask for the same are one group at several paths. */
function writeEntities(batch: Batch, variables: Set<string>): Written {
  const groups = new Map<
    string,
    { readonly fetches: FetchDraft[]; readonly body: string; readonly renames: KeyRename[] }
  >();
  for (const fetch of batch) {
    const { entity, selection } = fetch;
    if (entity === undefined) continue;
    const renames: KeyRename[] = [];
    const body = `{...on ${entity.typeInSource}${writeSelection(selection, variables, { path: [], renames })}}`;
    const key = JSON.stringify([entity, meaningOf(selection)]);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { fetches: [fetch], body, renames });
    else known.fetches.push(fetch);
  }
  const isOne = groups.size === 1;
  const entities: EntityGroup[] = [];
  const renames: KeyRename[] = [];
  const fields = [...groups.values()].map((group, index) => {
    const variable = isOne ? 'representations' : `representations${index}`;
    const responseKey = isOne ? '_entities' : `_e${index}`;
    const [{ entity } = { entity: undefined }] = group.fetches;
    const paths = group.fetches.map(({ path }) => path);
    const { type = '', sendAs, requires = [] } = entity ?? {};
    entities.push({
      variable,
      responseKey,
      paths,
      requires: [{ kind: 'fragment', type, ...(sendAs === undefined ? {} : { sendAs }), selections: requires }],
    });
    renames.push(...group.renames.map((rename) => ({ ...rename, group: index })));
    return `${isOne ? '' : `${responseKey}:`}_entities(representations:$${variable})${group.body}`;
  });
  return { body: `{${fields.join('')}}`, entities, renames };
}

/** The same text for selections that ask for the same, in whatever order. */
function meaningOf(selection: SelectionDraft): string {
  const parts = [...selection.groups].flatMap(([condition, fields]) =>
    [...fields.values()].map(
      ({ field, key, selection: below }) =>
        `${condition}.${key}:${field.name}${field.argumentsText}${below === undefined ? '' : meaningOf(below)}`,
    ),
  );
  return `{${parts.sort().join()}}`;
}

interface Place {
  readonly path: KeyRename['path'];
  readonly renames: KeyRename[];
}

function writeSelection(selection: SelectionDraft, variables: Set<string>, place: Place): string {
  let text = '{';
  const put = (part: string) => {
    // Names that follow one another need a space; closing signs separate by themselves.
    text += /[\w]$/.test(text) ? ` ${part}` : part;
  };
  for (const [condition, fields] of selection.groups) {
    const path = condition === '' ? place.path : [...place.path, { kind: 'types' as const, names: [condition] }];
    if (condition !== '') put(`...on ${condition}{`);
    for (const { field, key, selection: below } of fields.values()) {
      for (const variable of field.variables) variables.add(variable);
      const inside =
        below &&
        writeSelection(below, variables, { path: [...path, { kind: 'field', name: key }], renames: place.renames });
      put(`${key === field.name ? '' : `${key}:`}${field.name}${field.argumentsText}${inside ?? ''}`);
      if (key !== field.responseKey) place.renames.push({ path, from: key, to: field.responseKey });
    }
    if (condition !== '') text += '}';
  }
  return selection.isEmpty ? '{__typename}' : `${text}}`;
}
