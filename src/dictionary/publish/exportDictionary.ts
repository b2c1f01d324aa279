import { print } from 'graphql';
import { GatewayError } from '../../errors/gatewayError.ts';
import type { Dictionary } from '../../model/dictionary.ts';
import { dictionaryCsv } from './dictionaryCsv.ts';
import { dictionaryJson } from './dictionaryJson.ts';
import { dictionaryPage } from './dictionaryPage.ts';
import { NOTICE } from './notice.ts';

/** Shapes in which a dictionary is published. */
export const EXPORT_FORMATS = ['sdl', 'json', 'csv', 'md'] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const writers: Readonly<Record<ExportFormat, (dictionary: Dictionary) => string>> = {
  sdl: (dictionary) =>
    `# Shared data dictionary, version ${dictionary.version}. ${NOTICE}\n\n${print(dictionary.document)}\n`,
  json: dictionaryJson,
  csv: dictionaryCsv,
  md: dictionaryPage,
};

/** Publishes a dictionary; throws `DICTIONARY_FORMAT_UNKNOWN`. The same dictionary gives the same text. */
export function exportDictionary(dictionary: Dictionary, format: string): string {
  if (!isExportFormat(format)) {
    throw new GatewayError('DICTIONARY_FORMAT_UNKNOWN', { format, formats: EXPORT_FORMATS.join(', ') });
  }
  return writers[format](dictionary);
}

function isExportFormat(format: string): format is ExportFormat {
  return (EXPORT_FORMATS as readonly string[]).includes(format);
}
