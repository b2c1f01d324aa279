import { GatewayError } from '../../errors/gatewayError.ts';
import { listLayouts, type ListKind, type ListLayout } from './listLayouts.ts';

/** Which list a file is, by the names of its columns (further columns do no harm); `kind` narrows the choice. */
export function recogniseList(header: readonly string[], kind: ListKind | undefined, file: string): ListLayout {
  const candidates = listLayouts.filter((layout) => kind === undefined || layout.kind === kind);
  const names = new Set(header);
  const ranked = candidates
    .map((layout) => ({ layout, missing: layout.columns.filter((column) => !names.has(column)) }))
    .sort(
      (one, other) =>
        one.missing.length / one.layout.columns.length - other.missing.length / other.layout.columns.length,
    );
  const [best] = ranked;
  if (best?.missing.length === 0) return best.layout;
  const isNearMiss = best !== undefined && best.missing.length <= best.layout.columns.length / 2;
  throw new GatewayError('CODELIST_COLUMNS_MISSING', {
    file,
    missing: isNearMiss ? best.missing.join(', ') : header.length === 0 ? 'the file is empty' : 'none of them is there',
    expected: (isNearMiss ? [best.layout] : candidates).map(({ columns }) => columns.join(',')).join(' | '),
  });
}
