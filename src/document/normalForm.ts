import { isAbstractType, type GraphQLCompositeType } from 'graphql';
import type { DeferUsage } from './deferUsages.ts';
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
  /** What is asked for later, on the same type. */
  readonly deferred = new Map<DeferUsage, NormalSelection>();

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
    const known = this.groups.get(condition)?.get(key);
    if (known !== undefined) return known;
    const field = { name, key, arguments: hoisted, ...(type ? { selection: new NormalSelection(type) } : {}) };
    this.put(condition, field);
    return field;
  }

  put(condition: string, field: NormalField): void {
    const group = this.groups.get(condition);
    if (group === undefined) this.groups.set(condition, new Map([[field.key, field]]));
    else group.set(field.key, field);
  }

  /** The part of a deferred fragment at this place. */
  later(usage: DeferUsage): NormalSelection {
    let part = this.deferred.get(usage);
    if (part === undefined) this.deferred.set(usage, (part = new NormalSelection(this.type)));
    return part;
  }

  get isEmpty(): boolean {
    return this.groups.size === 0 && this.deferred.size === 0;
  }
}

/** What printing needs to know, and what it finds. */
interface Printing {
  readonly used: Set<string>;
  readonly idOf: (usage: DeferUsage) => string;
}

function printField(field: NormalField, printing: Printing): string {
  const alias = field.key === field.name ? '' : `${field.key}: `;
  for (const { variable } of field.arguments) printing.used.add(variable);
  const given = field.arguments.map(({ name, variable }) => `${name}: $${variable}`).join(', ');
  const selection = field.selection ? ` ${printSelection(field.selection, printing)}` : '';
  return `${alias}${field.name}${given === '' ? '' : `(${given})`}${selection}`;
}

/** Selections on abstract types ask which type it is; one that asks for nothing at once, whether the object is there. */
function printSelection(selection: NormalSelection, printing: Printing): string {
  const asksForType = isAbstractType(selection.type) || selection.groups.size === 0;
  return `{ ${[...(asksForType ? ['__typename'] : []), ...printParts(selection, printing)].join(' ')} }`;
}

function printParts(selection: NormalSelection, printing: Printing): readonly string[] {
  const parts: string[] = [];
  for (const [condition, fields] of selection.groups) {
    const printed = [...fields.values()].map((field) => printField(field, printing)).join(' ');
    parts.push(condition === '' ? printed : `... on ${condition} { ${printed} }`);
  }
  for (const [usage, part] of selection.deferred) {
    const directive = `@defer(label: "${printing.idOf(usage)}")`;
    parts.push(`... on ${selection.type.name} ${directive} { ${printParts(part, printing).join(' ')} }`);
  }
  return parts;
}

/**
 * The text of a normal form; empty when it asks for nothing. The same operation gives the same text, whatever it named things.
 *
 * - `typeOf`: type of a hoisted variable, as printed
 * - `idOf`: what a deferred fragment is called
 */
export function printNormalForm(
  kind: 'query' | 'mutation' | 'subscription',
  selection: NormalSelection,
  typeOf: ReadonlyMap<string, string>,
  idOf: (usage: DeferUsage) => string,
): string {
  if (selection.isEmpty) return '';
  const used = new Set<string>();
  const body = printParts(selection, { used, idOf }).join(' ');
  const variables = [...used].map((name) => `$${name}: ${typeOf.get(name) ?? ''}`).join(', ');
  return `${kind}${variables === '' ? '' : `(${variables})`} { ${body} }`;
}
