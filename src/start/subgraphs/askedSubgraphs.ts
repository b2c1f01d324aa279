import type { SourceId } from '../../model/source.ts';
import { readSubgraph, type ReadSubgraph } from './readSubgraph.ts';
import type { ListedSubgraph } from './readSubgraphList.ts';

/** What subgraphs said of their schemas when they were last asked. */
export class AskedSubgraphs {
  readonly #ended = new AbortController();
  readonly #said = new Map<SourceId, { readonly listed: string; readonly subgraph: ReadSubgraph }>();

  /**
   * Reads or asks for the schemas of the list. A subgraph that does not answer is taken at its last word, so that it keeps
   * no other from changing. Rejects with `SUBGRAPH_SCHEMA_UNREADABLE` where there is no such word, or a file cannot be read.
   */
  async read(list: readonly ListedSubgraph[]): Promise<readonly ReadSubgraph[]> {
    const subgraphs = await Promise.all(list.map((listed) => this.#one(listed)));
    const ids = new Set(list.map(({ id }) => id));
    for (const id of this.#said.keys()) if (!ids.has(id)) this.#said.delete(id);
    return subgraphs;
  }

  /** Whether a subgraph that is asked says another thing than last time, or has not answered yet as it is listed now. */
  async saysOtherwise(list: readonly ListedSubgraph[]): Promise<boolean> {
    const asked = list.filter(({ schema }) => 'url' in schema);
    const answers = await Promise.all(asked.map((listed) => this.#answersOtherwise(listed)));
    return answers.includes(true);
  }

  /** Waits for no answer any more. */
  close(): void {
    this.#ended.abort();
  }

  /** One that does not answer says nothing. */
  async #answersOtherwise(listed: ListedSubgraph): Promise<boolean> {
    const known = this.#said.get(listed.id);
    try {
      const { sdl } = await readSubgraph(listed, this.#ended.signal);
      return known?.listed !== JSON.stringify(listed) || known.subgraph.sdl !== sdl;
    } catch {
      return false;
    }
  }

  async #one(listed: ListedSubgraph): Promise<ReadSubgraph> {
    const { id, schema } = listed;
    const text = JSON.stringify(listed);
    try {
      const subgraph = await readSubgraph(listed, this.#ended.signal);
      this.#said.set(id, { listed: text, subgraph });
      return subgraph;
    } catch (error) {
      const known = this.#said.get(id);
      if (this.#ended.signal.aborted || 'file' in schema || known?.listed !== text) throw error;
      return known.subgraph;
    }
  }
}
