import { Kind, print } from 'graphql';
import type { Dictionary, DictionaryEntity } from '../../model/dictionary.ts';
import type { QueryBinding } from '../../model/typeBinding.ts';

/** Root fields that look one entity up by one of its keys. */
export function queriesOf(
  { document }: Dictionary,
  entities: readonly DictionaryEntity[],
): Readonly<Record<string, QueryBinding>> {
  const roots = document.definitions.flatMap((node) => {
    const isObject = node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION;
    return isObject && node.name.value === 'Query' ? (node.fields ?? []) : [];
  });
  const queries = roots.flatMap((field) => {
    const to = print(field.type).replace(/!$/u, '');
    const names = (field.arguments ?? []).map(({ name }) => name.value);
    const keys = entities.find(({ name }) => name === to)?.keys ?? [];
    const by = Object.fromEntries(names.map((name) => [name, name]));
    return keys.some((key) => isSame(key.split(/\s+/u), names)) ? [[field.name.value, { to, by }] as const] : [];
  });
  return Object.fromEntries(queries);
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((name) => others.includes(name));
}
