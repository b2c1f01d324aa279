import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { GatewayError } from '../../errors/gatewayError.ts';
import { listLayouts, type ListKind, type ListLayout } from './listLayouts.ts';
import { readRecords } from './readRecords.ts';
import { recogniseList } from './recogniseList.ts';

/** A file whose first line has shown which list it is. */
export interface ListFile {
  readonly path: string;
  /** Without its folder, for the report. */
  readonly name: string;
  readonly bytes: number;
  readonly header: readonly string[];
  readonly layout: ListLayout;
}

/** Looks at the first line of each file; gives them in the order in which they must be loaded. */
export async function recogniseFiles(paths: readonly string[], kind: ListKind | undefined): Promise<ListFile[]> {
  const files: ListFile[] = [];
  for (const path of paths) files.push(await recogniseFile(path, kind));
  return files.sort((one, other) => listLayouts.indexOf(one.layout) - listLayouts.indexOf(other.layout));
}

async function recogniseFile(path: string, kind: ListKind | undefined): Promise<ListFile> {
  const bytes = sizeOf(path);
  let header: string[] = [];
  for await (const { fields } of readRecords(path, () => undefined)) {
    header = fields.map((field) => field.trim());
    break;
  }
  return { path, name: basename(path), bytes, header, layout: recogniseList(header, kind, path) };
}

function sizeOf(path: string): number {
  try {
    const found = statSync(path);
    if (found.isFile()) return found.size;
  } catch (cause) {
    throw new GatewayError('CODELIST_FILE_UNREADABLE', { file: path }, { cause });
  }
  throw new GatewayError('CODELIST_FILE_UNREADABLE', { file: path });
}
