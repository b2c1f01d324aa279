import type { SourceAnswer, SourceTextAnswer, SourceTextRequest, Source } from '../../src/model/source.ts';
import type { FakeSource } from '../../test/support/fakeSource.ts';
import { fromByteText } from '../../src/util/byteText.ts';

const cost = { httpCalls: 1, sqlStatements: 0, bytes: 0 };

/** A body as it comes off the wire, and the variables that it answers. */
export interface Exchange {
  readonly body: Buffer;
  readonly variables: unknown;
}

/** A source whose answers are remembered as bytes the first time, and handed out again at no cost.
 * Requests of one operation are told apart by length. */
export function cannedSource(source: FakeSource): Source & { readonly exchanges: ReadonlyMap<string, Exchange> } {
  const exchanges = new Map<string, Exchange>();
  const executeText = async (request: SourceTextRequest): Promise<SourceTextAnswer> => {
    const key = request.text + String(request.variablesText.length);
    let known = exchanges.get(key);
    if (known === undefined) {
      const variables = JSON.parse(fromByteText(request.variablesText)) as Record<string, unknown>;
      const { data }: SourceAnswer = await source.execute({ ...request, variables });
      exchanges.set(key, (known = { body: Buffer.from(JSON.stringify({ data })), variables }));
    }
    return { body: known.body.toString('latin1'), cost, readErrors: () => [], readAsOf: () => [] };
  };
  return { ...source, exchanges, executeText };
}
