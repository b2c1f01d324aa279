import type { SourceReport } from '../api/types.ts';
import { useLanguage } from '../language.ts';
import { sourceColour } from '../sourceColour.ts';

type State = SourceReport['condition']['state'];

const STATES: Readonly<Record<State, { readonly vi: string; readonly en: string }>> = {
  up: { vi: 'đang hoạt động', en: 'up' },
  down: { vi: 'mất kết nối', en: 'down' },
  unknown: { vi: 'chưa rõ', en: 'not asked yet' },
  'schema-differs': { vi: 'lược đồ khác khai báo', en: 'schema differs' },
};

/** The ministries and their condition, as the gateway sees them now; what is not well is said in words, not by colour alone. */
export function SourceChips({ sources }: { readonly sources: readonly SourceReport[] }) {
  const { pick } = useLanguage();
  return (
    <ul className="chips" aria-label={pick('Nguồn dữ liệu', 'Sources')}>
      {sources.map(({ id, kind, ministryVi, ministryEn, condition }) => {
        const state = STATES[condition.state];
        const code = condition.code === undefined ? '' : ` (${condition.code})`;
        return (
          <li
            key={id}
            className={`chip ${condition.state}`}
            data-testid={`source-${id}`}
            style={{ borderColor: sourceColour(id) }}
            title={`${pick(ministryVi, ministryEn)} · ${kind} · ${pick(state.vi, state.en)}${code}`}
          >
            <i aria-hidden="true" />
            {id}
            {condition.state === 'up' ? (
              <span className="unseen"> {pick(state.vi, state.en)}</span>
            ) : (
              <em>{pick(state.vi, state.en)}</em>
            )}
          </li>
        );
      })}
    </ul>
  );
}
