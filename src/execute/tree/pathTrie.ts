import type { ResponsePath } from '../../model/source.ts';

/** What a source says about paths of its answer, found along the way while the answer is read. */
export class PathTrie<Said> {
  #here: Said | undefined;
  readonly #children = new Map<string, PathTrie<Said>>();

  /** Says one thing about one path and nothing else; undefined for nothing. */
  static saying<Said>(said: Said | undefined): PathTrie<Said> | undefined {
    if (said === undefined) return undefined;
    const trie = new PathTrie<Said>();
    trie.#here = said;
    return trie;
  }

  /** The first thing said about a path stays. */
  add(path: ResponsePath, said: Said): void {
    const [key, ...rest] = path;
    if (key === undefined) {
      this.#here ??= said;
      return;
    }
    const name = String(key);
    let child = this.#children.get(name);
    if (child === undefined) this.#children.set(name, (child = new PathTrie()));
    child.add(rest, said);
  }

  /** What was said about this very path. */
  get here(): Said | undefined {
    return this.#here;
  }

  child(key: string | number): PathTrie<Said> | undefined {
    return this.#children.get(String(key));
  }

  /** The first thing said about this path or any path under it, and which. */
  find(): { readonly said: Said; readonly beneath: readonly string[] } | undefined {
    if (this.#here !== undefined) return { said: this.#here, beneath: [] };
    for (const [name, child] of this.#children) {
      const found = child.find();
      if (found !== undefined) return { said: found.said, beneath: [name, ...found.beneath] };
    }
    return undefined;
  }

  /** The first thing said about this path or any path under it. */
  get anywhere(): Said | undefined {
    return this.find()?.said;
  }
}
