/** A file of a dictionary as read, not yet understood. */
export interface DictionaryFile {
  /** Name for people: relative to the dictionary's folder, with `/`. */
  readonly name: string;
  readonly kind: 'sdl' | 'codeList';
  /** Content; bytes that are no UTF-8 appear as U+FFFD. */
  readonly text: string;
  readonly isUtf8: boolean;
}
