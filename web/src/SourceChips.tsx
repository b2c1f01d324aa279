import type { SourceReport } from './api/types.ts';
import { useLanguage } from './language.ts';
import { sourceColour } from './sourceColour.ts';

/** The ministries and their condition, as the gateway sees them now. */
export function SourceChips({ sources }: { readonly sources: readonly SourceReport[] }) {
  const { pick } = useLanguage();
  return (
    <ul className="chips" aria-label={pick('Nguồn dữ liệu', 'Sources')}>
      {sources.map(({ id, kind, ministryVi, ministryEn, condition }) => (
        <li
          key={id}
          className={`chip ${condition.state}`}
          style={{ borderColor: sourceColour(id) }}
          title={`${pick(ministryVi, ministryEn)} · ${kind} · ${condition.state}${condition.code === undefined ? '' : ` (${condition.code})`}`}
        >
          <i aria-hidden="true" />
          {id}
        </li>
      ))}
    </ul>
  );
}
