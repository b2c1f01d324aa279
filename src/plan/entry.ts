import type { Selections } from '../federation/selection.ts';
import type { SourceField, SourceType } from '../federation/supergraph.ts';
import type { Planning } from './planning.ts';

/** A source that has an object at hand: as which of its types, and what of others' fields it provides there. */
export interface Entry {
  readonly type: SourceType;
  /** What the source brings along beyond its own fields (`@provides`); undefined: nothing. */
  readonly provided: Selections | undefined;
}

/** A field that a source answers of an object at hand, without asking anybody else first. */
export interface LocalField {
  readonly field: SourceField;
  /** What is provided below it. */
  readonly provided: Selections | undefined;
}

function entryText(planning: Planning, { type, provided }: Entry): string {
  return provided === undefined ? type.source : `${type.source}+${planning.idOf(provided)}`;
}

/** A name for several entries, whatever their order. */
export function entriesText(planning: Planning, entries: readonly Entry[]): string {
  const [only] = entries;
  if (entries.length === 1 && only !== undefined) return entryText(planning, only);
  return entries
    .map((entry) => entryText(planning, entry))
    .sort()
    .join();
}

/** Whether a field is the source's to answer while these labels hold. */
export function isActive({ label }: SourceField, labels: ReadonlySet<string>): boolean {
  return label === undefined || labels.has(label.text) === label.on;
}

/**
 * The field as the source answers it at once. External fields count where they are provided, or belong to a key that the
 * source shows all the same (`keyFields`).
 */
export function localField(planning: Planning, entry: Entry, name: string): LocalField | undefined {
  const field = entry.type.fields.get(name);
  if (field === undefined) return undefined;
  const provided = providedBelow(planning, entry, name);
  const ofKey = entry.type.keyFields.get(name);
  const isOwn = !field.external && field.requires === undefined && isActive(field, planning.labels);
  if (!isOwn && provided === undefined && ofKey === undefined) return undefined;
  const below = [provided, isOwn ? field.provides : undefined, ofKey].filter(
    (each) => each !== undefined && each.length > 0,
  );
  return { field, provided: planning.union(below as readonly Selections[]) };
}

function providedBelow(planning: Planning, { type, provided }: Entry, name: string): Selections | undefined {
  if (provided === undefined) return undefined;
  const found = fieldsNamed(planning, provided, type.name, name);
  return found.length === 0 ? undefined : planning.union(found);
}

function fieldsNamed(planning: Planning, selections: Selections, type: string, name: string): readonly Selections[] {
  return selections.flatMap((selection): readonly Selections[] => {
    if (selection.kind === 'field') return selection.name === name ? [selection.selections ?? []] : [];
    const applies =
      planning.graph.typeNamed(selection.type)?.possible.includes(type) === true || selection.type === type;
    return applies ? fieldsNamed(planning, selection.selections, type, name) : [];
  });
}
