import type { GatewayExecutionResult } from '@apollo/server-gateway-interface';
import { GraphQLError, Source } from 'graphql';
import { GatewayError } from '../../errors/gatewayError.ts';
import type { ClientError } from '../../errors/clientError.ts';
import type { GatewayAnswer } from '../../model/gateway.ts';

/** A GraphQL response (GraphQL specification §7.1). */
interface Response {
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly ClientError[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/**
 * An answer as Apollo Server takes it: objects instead of text. What was refused before execution carries its status in
 * `extensions.http`, which Apollo Server sends and removes.
 *
 * - `query`: the client's document, in which the errors have their places
 */
export function executionResultOf(answer: GatewayAnswer, query: string): GatewayExecutionResult {
  switch (answer.kind) {
    case 'complete': {
      const text = Buffer.from([...answer.body].join(''), 'latin1').toString('utf8');
      const { data, errors, extensions } = JSON.parse(text) as Response;
      return {
        data,
        ...(errors && { errors: errors.map((error) => graphqlError(error, query)) }),
        ...(extensions && { extensions }),
      };
    }
    case 'refused': {
      const http = { status: answer.status };
      return { errors: answer.errors.map((error) => graphqlError(error, query, { http })) };
    }
    case 'incremental':
    case 'events':
      throw new GatewayError('REQUEST_NOT_ACCEPTABLE');
  }
}

function graphqlError(error: ClientError, query: string, more: object = {}): GraphQLError {
  const { message, path, locations = [], extensions } = error;
  return new GraphQLError(message, {
    ...(path && { path }),
    ...(locations.length > 0 && {
      source: new Source(query),
      positions: locations.map((place) => offsetOf(place, query)),
    }),
    extensions: { ...extensions, ...more },
  });
}

/** Place in a text, counted from 0 in characters, of a line and a column that count from 1. */
function offsetOf({ line, column }: { readonly line: number; readonly column: number }, text: string): number {
  let start = 0;
  for (const newLine of text.matchAll(/\r\n|[\n\r]/g)) {
    if (line <= 1) break;
    line -= 1;
    start = newLine.index + newLine[0].length;
  }
  return start + column - 1;
}
