const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires", "@provides", "@shareable", "@override", "@interfaceObject"])`;

interface FieldDraft {
  readonly signature: string;
  readonly directives: Set<string>;
}

interface TypeDraft {
  readonly keyword: 'type' | 'interface';
  readonly directives: Set<string>;
  readonly interfaces: Set<string>;
  readonly fields: Map<string, FieldDraft>;
}

/** The SDL of one subgraph while it is being decided. */
export class SubgraphDraft {
  readonly #types = new Map<string, TypeDraft>();
  readonly #others = new Set<string>();

  has(typeName: string): boolean {
    return this.#types.has(typeName);
  }

  type(name: string, keyword: TypeDraft['keyword'] = 'type'): TypeDraft {
    const known = this.#types.get(name);
    if (known !== undefined) return known;
    const added = {
      keyword,
      directives: new Set<string>(),
      interfaces: new Set<string>(),
      fields: new Map<string, FieldDraft>(),
    };
    this.#types.set(name, added);
    return added;
  }

  /** Adds a field, or directives to a field that is there. A field that the subgraph answers is not made external. */
  field(typeName: string, name: string, signature: string, ...directives: readonly string[]): void {
    const { fields } = this.type(typeName);
    const known = fields.get(name);
    if (known === undefined) fields.set(name, { signature, directives: new Set(directives) });
    else for (const each of directives) if (each !== '@external') known.directives.add(each);
  }

  /** What the subgraph knows of a field becomes another's to answer. */
  markExternal(typeName: string, name: string): void {
    this.#types.get(typeName)?.fields.get(name)?.directives.add('@external');
  }

  hasField(typeName: string, name: string): boolean {
    return this.#types.get(typeName)?.fields.has(name) ?? false;
  }

  /** A union, enum or scalar, written out. */
  definition(sdl: string): void {
    this.#others.add(sdl);
  }

  print(): string {
    const types = [...this.#types].map(([name, { keyword, directives, interfaces, fields }]) => {
      const implemented = interfaces.size === 0 ? '' : ` implements ${[...interfaces].join(' & ')}`;
      const lines = [...fields].map(([field, each]) => `  ${[field + each.signature, ...each.directives].join(' ')}`);
      return `${[`${keyword} ${name}${implemented}`, ...directives].join(' ')} {\n${lines.join('\n')}\n}`;
    });
    return [LINK, ...types, ...this.#others].join('\n');
  }
}
