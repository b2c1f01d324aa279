import type { GraphQLError } from 'graphql';
import type { Finding } from './finding.ts';

const SUGGESTION = / Did you mean (.*)\?$/;

/** An error of GraphQL's parser or validation as a finding; its suggestion apart from its message. */
export function findingOf({ message, source, locations }: GraphQLError, changes: readonly string[] = []): Finding {
  const [first] = locations ?? [];
  const [, meant] = SUGGESTION.exec(message) ?? [];
  return {
    file: source?.name ?? '',
    line: first?.line ?? 0,
    column: first?.column ?? 0,
    message: message.replace(SUGGESTION, ''),
    changes,
    ...(meant === undefined ? {} : { suggestion: `Did you mean ${meant}?` }),
  };
}
