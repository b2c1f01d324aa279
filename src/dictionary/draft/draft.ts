import type { DocumentNode, FieldDefinitionNode, TypeDefinitionNode } from 'graphql';
import type { DictionaryLocation } from '../../model/dictionary.ts';
import type { DictionaryFile } from '../read/dictionaryFile.ts';
import type { DirectiveUse } from './directiveUse.ts';

/** An SDL file that could be parsed, or why it could not. */
export interface DraftSdl {
  readonly file: DictionaryFile;
  readonly document?: DocumentNode;
  readonly syntaxError?: { readonly line: number; readonly message: string };
}

/** A field of an object type, wherever it was written: in the type or in an extension of it. */
export interface DraftField {
  readonly type: string;
  readonly name: string;
  readonly node: FieldDefinitionNode;
  readonly place: DictionaryLocation;
  /** `@element`, `@relation` or `@lookup`, where the field has one. */
  readonly use?: DirectiveUse;
}

/** A type with the fields of its extensions. */
export interface DraftType {
  readonly name: string;
  readonly node: TypeDefinitionNode;
  readonly place: DictionaryLocation;
  /** `@entity` or `@term`, where the type has one. */
  readonly use?: DirectiveUse;
  /** Field sets of `@key`. */
  readonly keys: readonly string[];
  /** Of object types only. */
  readonly fields: readonly DraftField[];
}

/** One row of a code list with the line on which it stands. */
export interface DraftRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** A code list as read. */
export interface DraftCodeList {
  readonly id: string;
  readonly file: DictionaryFile;
  readonly columns: readonly string[];
  readonly rows: readonly DraftRow[];
  readonly syntaxError?: { readonly line: number; readonly message: string };
}

/** A dictionary as far as it could be understood; rules look at it, whatever is wrong with it. */
export interface DictionaryDraft {
  readonly files: readonly DictionaryFile[];
  readonly sdl: readonly DraftSdl[];
  /** All files that could be parsed, in one document. */
  readonly document: DocumentNode;
  readonly types: ReadonlyMap<string, DraftType>;
  readonly codeLists: ReadonlyMap<string, DraftCodeList>;
}
