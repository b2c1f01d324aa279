import type { PlannedFetch } from '../api/types.ts';
import { useLanguage } from '../language.ts';

/** What the chosen box of the picture asks for, field by field. */
export function FetchDetail({ fetch }: { readonly fetch: PlannedFetch | undefined }) {
  const { pick } = useLanguage();
  if (fetch === undefined)
    return <p className="hint">{pick('Chọn một ô để xem các trường.', 'Choose a box to see its fields.')}</p>;
  return (
    <div className="fetch-detail" data-testid="fetch-detail">
      {fetch.selections.map(({ entityType, paths, inputs, fields }, at) => (
        <p key={at}>
          <strong>
            #{fetch.fetchId} {fetch.source}
          </strong>{' '}
          <code>{entityType === undefined ? inputs.join(', ') : `${entityType} ← ${paths.join(', ')}`}</code>:{' '}
          {fields.join(', ')}
        </p>
      ))}
    </div>
  );
}
