import type { Engine } from '../engine.ts';
import type { GatewayRequest } from '../model/gateway.ts';
import type { AskOwnGraph, OwnAnswer } from '../model/ownGraph.ts';
import type { ResponsePath } from '../model/source.ts';
import { fromByteText } from '../util/byteText.ts';

/** Labels of progressive overrides belong to supergraphs composed elsewhere. */
const NO_LABELS: ReadonlySet<string> = new Set();

/** Lets the gateway ask its own graph, with an access that reaches what the question names and no further. */
export function askOwnGraph(engine: Engine): AskOwnGraph {
  return async ({ text, variables, name, mayRead, context, signal }) => {
    const request: GatewayRequest = {
      requestId: context.requestId,
      query: text,
      variables,
      readOnly: true,
      wantsProvenance: false,
      accepts: { incremental: false, events: false },
      signal,
    };
    const refuses = (type: string, field: string) => !mayRead.has(`${type}.${field}`);
    const access = {
      profileId: name,
      refuse: (type: string, field: string) =>
        refuses(type, field) ? { code: 'FIELD_NEEDS_PURPOSE', params: { class: 'INTERNAL' } } : undefined,
      planning: { id: name, refuses, labels: NO_LABELS, weightOf: () => 1 },
    };
    const answer = await engine(request, access, context);
    if (answer.kind !== 'complete') return { data: null, failedAt: [[]] };
    return readAnswer([...answer.body].map(fromByteText).join(''));
  };
}

function readAnswer(text: string): OwnAnswer {
  const { data, errors } = JSON.parse(text) as {
    readonly data?: OwnAnswer['data'];
    readonly errors?: readonly { readonly path?: ResponsePath }[];
  };
  return { data: data ?? null, failedAt: (errors ?? []).map(({ path }) => path ?? []) };
}
