import { useState } from 'react';
import type { Provenance } from '../api/types.ts';
import { useLanguage } from '../language.ts';
import { FieldTable } from './FieldTable.tsx';
import { PlanPicture } from './PlanPicture.tsx';

type View = 'picture' | 'text' | 'fields';

/** How the last answer came about: the plan as a picture and as text, and where each field came from. */
export function ProvenancePanel({ provenance }: { readonly provenance: Provenance | undefined }) {
  const [view, setView] = useState<View>('picture');
  const { pick } = useLanguage();
  const views: readonly (readonly [View, string])[] = [
    ['picture', pick('Kế hoạch (hình)', 'Plan as a picture')],
    ['text', pick('Kế hoạch (chữ)', 'Plan as text')],
    ['fields', pick('Ai trả lời trường nào', 'Who answered what')],
  ];
  return (
    <section className="provenance" data-testid="provenance">
      <nav role="tablist">
        {views.map(([id, title]) => (
          <button key={id} type="button" role="tab" aria-selected={view === id} onClick={() => setView(id)}>
            {title}
          </button>
        ))}
        {provenance !== undefined && <Totals provenance={provenance} />}
      </nav>
      <div className="provenance-body">
        {provenance === undefined ? (
          <p className="hint">{pick('Chạy một truy vấn để xem ai trả lời.', 'Run an operation to see who answers.')}</p>
        ) : view === 'picture' ? (
          <PlanPicture provenance={provenance} />
        ) : view === 'text' ? (
          <pre data-testid="plan-text">{provenance.plan}</pre>
        ) : (
          <FieldTable provenance={provenance} />
        )}
      </div>
    </section>
  );
}

function Totals({ provenance }: { readonly provenance: Provenance }) {
  const sum = (of: (fetch: Provenance['fetches'][number]) => number) =>
    provenance.fetches.reduce((total, fetch) => total + of(fetch), 0);
  const ministries = new Set(provenance.fetches.map(({ source }) => source)).size;
  return (
    <span className="totals" data-testid="totals">
      {ministries} sources · {provenance.fetches.length} fetches · {sum((fetch) => fetch.httpCalls)} HTTP calls ·{' '}
      {sum((fetch) => fetch.sqlStatements)} SQL statements · {(sum((fetch) => fetch.bytes) / 1024).toFixed(1)} kB
    </span>
  );
}
