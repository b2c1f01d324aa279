import { isAbstractType, type GraphQLCompositeType } from 'graphql';
import type { NormalArgument, PlanKey } from './planKeys.ts';

/** A field of the normal form. */
export interface NormalField {
  readonly name: string;
  readonly key: string;
  readonly arguments: readonly NormalArgument[];
  readonly selection?: NormalSelection;
}

/** A selection set of the normal form: fields of its own type, and fields per type condition. */
export class NormalSelection {
  readonly type: GraphQLCompositeType;
  /** By type condition; `''` holds the fields of the type itself. */
  readonly groups = new Map<string, Map<string, NormalField>>();

  constructor(type: GraphQLCompositeType) {
    this.type = type;
  }

  /** Adds a field, or finds the one that is there already under its key. */
  add(
    condition: string,
    name: string,
    { key, arguments: hoisted }: PlanKey,
    type: GraphQLCompositeType | undefined,
  ): NormalField {
    let group = this.groups.get(condition);
    if (group === undefined) this.groups.set(condition, (group = new Map<string, NormalField>()));
    let field = group.get(key);
    if (field === undefined) {
      field = { name, key, arguments: hoisted, ...(type ? { selection: new NormalSelection(type) } : {}) };
      group.set(key, field);
    }
    return field;
  }

  get isEmpty(): boolean {
    return this.groups.size === 0;
  }
}

function printField(field: NormalField, used: Set<string>): string {
  const alias = field.key === field.name ? '' : `${field.key}: `;
  for (const { variable } of field.arguments) used.add(variable);
  const given = field.arguments.map(({ name, variable }) => `${name}: $${variable}`).join(', ');
  const selection = field.selection ? ` ${printSelection(field.selection, used)}` : '';
  return `${alias}${field.name}${given === '' ? '' : `(${given})`}${selection}`;
}

/** Selections on abstract types ask which type it is; an empty one asks at least whether the object is there. */
function printSelection(selection: NormalSelection, used: Set<string>, isRoot = false): string {
  const parts: string[] = [];
  if (!isRoot && (isAbstractType(selection.type) || selection.isEmpty)) parts.push('__typename');
  for (const [condition, fields] of selection.groups) {
    const printed = [...fields.values()].map((field) => printField(field, used)).join(' ');
    parts.push(condition === '' ? printed : `... on ${condition} { ${printed} }`);
  }
  return `{ ${parts.join(' ')} }`;
}

/**
 * The text of a normal form; empty when it asks for nothing. The same operation gives the same text, whatever it named things.
 *
 * - `typeOf`: type of a hoisted variable, as printed
 */
export function printNormalForm(
  kind: 'query' | 'mutation' | 'subscription',
  selection: NormalSelection,
  typeOf: ReadonlyMap<string, string>,
): string {
  if (selection.isEmpty) return '';
  const used = new Set<string>();
  const body = printSelection(selection, used, true);
  const variables = [...used].map((name) => `$${name}: ${typeOf.get(name) ?? ''}`).join(', ');
  return `${kind}${variables === '' ? '' : `(${variables})`} ${body}`;
}
