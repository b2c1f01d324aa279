import type { Source, SourceId, SourceTextAnswer, SourceTextRequest } from '../../model/source.ts';
import { narrow, toByteText, type ByteText } from '../../util/byteText.ts';
import type { Limits } from '../guard/limits.ts';
import { requestHeaderList } from '../http/requestHeaders.ts';
import { createTextCaller } from '../http/textCaller.ts';
import { isRead } from '../guard/isRead.ts';
import { askAlone, batchRequests } from './batchRequests.ts';
import { readAsOf, readErrors } from './reportedParts.ts';

/** Texts of requests that are remembered (count); as many as plans are. */
const REMEMBERED = 5_000;

/**
 * The quick road to a subgraph that speaks the graph's own words: nothing is translated, nothing decoded.
 *
 * - `isBatched`: whether it takes several requests in one call, see `batchRequests`
 */
export function createTextDoor(
  source: SourceId,
  url: string,
  limits: Limits,
  { isBatched = false }: { readonly isBatched?: boolean } = {},
): { readonly executeText: NonNullable<Source['executeText']>; close(): Promise<void> } {
  const caller = createTextCaller(source, url, limits);
  const askInCompany = isBatched ? batchRequests(caller, () => performance.now()) : undefined;
  const heads = new Map<string, ByteText>();
  const reportedErrors = (errors: unknown) => readErrors(errors, source);

  function headOf(text: string): ByteText {
    let head = heads.get(text);
    if (head === undefined) {
      if (heads.size >= REMEMBERED) heads.clear();
      heads.set(text, (head = `{"query":${narrow(toByteText(JSON.stringify(text)))},"variables":`));
    }
    return head;
  }

  function ask({ text, document, variablesText, context, signal }: SourceTextRequest): Promise<ByteText> {
    const read = { body: `${headOf(text)}${variablesText}}`, headers: requestHeaderList(context), signal };
    const hasCompany = askInCompany !== undefined && isRead(document);
    return hasCompany ? askInCompany({ operation: text, ...read }) : askAlone(caller, read);
  }

  async function executeText(request: SourceTextRequest): Promise<SourceTextAnswer> {
    const body = await ask(request);
    return {
      body,
      cost: { httpCalls: 1, sqlStatements: 0, bytes: body.length },
      readErrors: reportedErrors,
      readAsOf,
    };
  }

  return { executeText, close: () => caller.close() };
}
