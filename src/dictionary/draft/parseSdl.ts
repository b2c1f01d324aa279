import { GraphQLError, parse, Source } from 'graphql';
import type { DictionaryFile } from '../read/dictionaryFile.ts';
import type { DraftSdl } from './draft.ts';

/** Parses one SDL file by itself, so that its lines are its own. */
export function parseSdl(file: DictionaryFile): DraftSdl {
  try {
    return { file, document: parse(new Source(file.text, file.name)) };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return { file, syntaxError: { line: error.locations?.[0]?.line ?? 1, message: error.message } };
  }
}
