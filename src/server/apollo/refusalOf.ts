import { GraphQLError } from 'graphql';
import { clientError } from '../../errors/clientError.ts';
import { catalogueEntry } from '../../errors/catalogue/index.ts';
import { describeFailure } from '../../observe/describeFailure.ts';

/**
 * Why a request is refused, if so: what `authorise` throws as a `GraphQLError` is the client's to read, with the status 403
 * and the code `REQUEST_REFUSED` where it states none. Anything else that it throws, and one that does not come to an end
 * before `signal`, is `AUTHORISATION_FAILED`; the cause is the log's alone.
 */
export async function refusalOf(
  authorise: () => void | Promise<void>,
  { requestId, signal, log }: { readonly requestId: string; readonly signal: AbortSignal; readonly log: LogFailure },
): Promise<GraphQLError | undefined> {
  try {
    await orEnd(authorise, signal);
    return undefined;
  } catch (error) {
    if (error instanceof GraphQLError) return stated(error);
    const code = 'AUTHORISATION_FAILED';
    const { message, extensions } = clientError(code);
    log(`${code} ${requestId} ${JSON.stringify(describeFailure(error))}`);
    const http = { status: catalogueEntry(code).status };
    return new GraphQLError(message, { extensions: { ...extensions, errorId: requestId, http } });
  }
}

type LogFailure = (line: string) => void;

async function orEnd(authorise: () => void | Promise<void>, signal: AbortSignal): Promise<void> {
  let leave = (): void => undefined;
  const end = new Promise<never>((_, reject) => {
    leave = () => reject(signal.reason as Error);
    signal.addEventListener('abort', leave, { once: true });
  });
  try {
    await Promise.race([authorise(), end]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}

function stated(error: GraphQLError): GraphQLError {
  const code = 'REQUEST_REFUSED';
  const { extensions } = clientError(code);
  const { http } = error.extensions;
  return new GraphQLError(error.message, {
    ...(error.path && { path: error.path }),
    ...(error.nodes && { nodes: error.nodes }),
    extensions: {
      ...('code' in error.extensions ? {} : extensions),
      ...error.extensions,
      http: { status: catalogueEntry(code).status, ...(typeof http === 'object' ? http : {}) },
    },
  });
}
