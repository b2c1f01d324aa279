import { Kind, type FieldDefinitionNode, type SelectionSetNode, type TypeNode } from 'graphql';
import type { SubgraphModel, SubgraphType } from './subgraphModel.ts';

/** What all subgraphs together say of one field of an object type. */
export interface GraphField {
  readonly definition: FieldDefinitionNode;
  /** Of a field that is computed (`@requires`): what from. */
  readonly requires: SelectionSetNode | undefined;
}

/** All subgraphs as one: which types there are, and how fields are computed. */
export class GraphModel {
  readonly subgraphs: readonly SubgraphModel[];
  /** Object types by interface, over all subgraphs. */
  readonly #members = new Map<string, Set<string>>();
  readonly #fields = new Map<string, GraphField>();
  readonly #composite = new Set<string>();

  constructor(subgraphs: readonly SubgraphModel[]) {
    this.subgraphs = subgraphs;
    const types = subgraphs.flatMap((subgraph) => [...subgraph.types.values()]);
    for (const type of types) {
      this.#composite.add(type.name);
      if (type.isInterface || type.isInterfaceObject) continue;
      for (const each of type.interfaces) this.#membersOf(each).add(type.name);
    }
    for (const type of types) this.#note(type);
  }

  /** Names of the object types that a type may stand for. */
  possible(typeName: string): readonly string[] {
    const members = this.#members.get(typeName);
    return members === undefined ? [typeName] : [...members];
  }

  field(typeName: string, fieldName: string): GraphField | undefined {
    return this.#fields.get(`${typeName}.${fieldName}`);
  }

  isComposite(typeName: string): boolean {
    return this.#composite.has(typeName);
  }

  #membersOf(name: string): Set<string> {
    const known = this.#members.get(name) ?? new Set();
    this.#members.set(name, known);
    return known;
  }

  #note(type: SubgraphType): void {
    for (const owner of type.isInterface ? [] : this.possible(type.name))
      for (const [name, { definition, requires }] of type.fields) {
        const known = this.#fields.get(`${owner}.${name}`);
        this.#fields.set(`${owner}.${name}`, {
          definition: known?.definition ?? definition,
          requires: requires ?? known?.requires,
        });
      }
  }
}

/** The named type inside, and whether it stands in a list. */
export function shapeOf(type: TypeNode): { readonly name: string; readonly isList: boolean } {
  if (type.kind === Kind.NAMED_TYPE) return { name: type.name.value, isList: false };
  return { name: shapeOf(type.type).name, isList: type.kind === Kind.LIST_TYPE || shapeOf(type.type).isList };
}
