import { Kind, type DocumentNode } from 'graphql';
import type { DictionaryFile } from '../read/dictionaryFile.ts';
import { collectTypes } from './collectTypes.ts';
import type { DictionaryDraft } from './draft.ts';
import { parseCodeList } from './parseCodeList.ts';
import { parseSdl } from './parseSdl.ts';

/** Understands the files of a dictionary as far as they can be understood. */
export function draftDictionary(files: readonly DictionaryFile[]): DictionaryDraft {
  const sdl = files.filter((file) => file.kind === 'sdl').map(parseSdl);
  const lists = files.filter((file) => file.kind === 'codeList').map(parseCodeList);
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: sdl.flatMap((part) => part.document?.definitions ?? []),
  };
  return {
    files,
    sdl,
    document,
    types: collectTypes(document),
    codeLists: new Map(lists.map((list) => [list.id, list])),
  };
}
