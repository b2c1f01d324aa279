import type { FieldSelection, Selections } from '../federation/selection.ts';
import type { GraphType } from '../federation/supergraph.ts';
import { localField, type Entry, type LocalField } from './entry.ts';
import type { Planning } from './planning.ts';

/** The field as a source answers it at once, on an object or, when all members agree, on an interface. */
export function localOn(planning: Planning, type: GraphType, entry: Entry, name: string): LocalField | undefined {
  if (type.kind === 'object' || entry.type.isInterfaceObject) return localField(planning, entry, name);
  const field = entry.type.fields.get(name);
  if (field === undefined || entry.type.members.length === 0) return undefined;
  let first: LocalField | undefined;
  for (const member of entry.type.members) {
    const ofMember = memberEntry(planning, entry, member);
    const local = ofMember && localField(planning, ofMember, name);
    if (local === undefined || local.provided !== (first ?? local).provided) return undefined;
    first ??= local;
  }
  return { field, provided: first?.provided };
}

/** A source's view of one member of an abstract type that it has at hand. */
export function memberEntry(planning: Planning, entry: Entry, member: string): Entry | undefined {
  if (entry.type.isInterfaceObject) return entry;
  if (!entry.type.members.includes(member)) return undefined;
  const type = planning.typeNamed(member).bySource.get(entry.type.source);
  return type && { type, provided: entry.provided };
}

/** Members that objects of an abstract type may be, as the sources at hand have it. */
export function membersAt(planning: Planning, type: GraphType, entries: readonly Entry[]): readonly string[] {
  return type.possible.filter((member) => entries.some((entry) => memberEntry(planning, entry, member) !== undefined));
}

/** Fields asked of every object of an abstract type, deferred ones aside. */
export function commonFields(planning: Planning, type: GraphType, selections: Selections): readonly FieldSelection[] {
  return selections.flatMap((selection): readonly FieldSelection[] => {
    if (selection.kind === 'field') return [selection];
    const isCommon = selection.deferred === undefined && planning.appliesTo(selection.type, type.name);
    return isCommon ? commonFields(planning, type, selection.selections) : [];
  });
}

/** Fields asked of one member of an abstract type beyond those asked of every object. */
export function memberFields(
  planning: Planning,
  type: GraphType,
  member: string,
  selections: Selections,
  apart: readonly FieldSelection[],
  deferred = true,
): readonly FieldSelection[] {
  const common = new Set(commonFields(planning, type, selections));
  const own = planning
    .fieldsOn(member, selections, deferred)
    .filter((field) => !common.has(field) || apart.includes(field));
  return own.filter(({ name }) => name !== '__typename');
}
