import type { Provenance } from '../api/types.ts';
import { useLanguage } from '../language.ts';
import { sourceColour } from '../sourceColour.ts';

/** Which ministry answered which field, of which class, as of when, by which fetch in how long. */
export function FieldTable({ provenance }: { readonly provenance: Provenance }) {
  const { pick } = useLanguage();
  const durations = new Map(provenance.fetches.map(({ id, durationMs }) => [id, durationMs]));
  return (
    <table className="fields" data-testid="field-table">
      <thead>
        <tr>
          <th>{pick('Trường', 'Field')}</th>
          <th>{pick('Bộ, ngành', 'Ministry')}</th>
          <th>{pick('Loại', 'Class')}</th>
          <th>{pick('Tại thời điểm', 'As of')}</th>
          <th>{pick('Lượt lấy', 'Fetch')}</th>
        </tr>
      </thead>
      <tbody>
        {provenance.fields.map(({ path, source, fetch, class: dataClass, asOf }) => {
          const ministry = source === undefined ? undefined : provenance.ministries[source];
          return (
            <tr key={path.join('.')}>
              <td>
                <code>{path.join('.')}</code>
              </td>
              <td style={{ color: sourceColour(source) }}>
                {ministry === undefined ? '—' : pick(ministry.vi, ministry.en)}
              </td>
              <td>{dataClass !== undefined && <span className={`class ${dataClass}`}>{dataClass}</span>}</td>
              <td>{asOf ?? ''}</td>
              <td>{fetch === undefined ? '' : `#${fetch} · ${(durations.get(fetch) ?? 0).toFixed(1)} ms`}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
