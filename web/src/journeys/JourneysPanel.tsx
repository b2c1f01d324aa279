import { useContext } from 'react';
import type { Operation } from '../api/types.ts';
import { useLanguage } from '../language.ts';
import { caseTitle } from './caseTitle.ts';
import { JourneysContext } from './JourneysContext.ts';

/** The journeys as a collection: choosing a case fills the editors, the persona, the purpose and the case, and runs it. */
export function JourneysPanel() {
  const { operations } = useContext(JourneysContext);
  const { pick } = useLanguage();
  return (
    <section className="journeys" aria-labelledby="journeys-title">
      <h2 id="journeys-title">{pick('Hành trình', 'Journeys')}</h2>
      <p>
        {pick(
          'Bấm một trường hợp: câu hỏi, người hỏi và mục đích được điền và chạy ngay. Sau đó có thể đổi người hỏi ở trên rồi bấm “Chạy”.',
          'Click a case: question, persona and purpose are filled in and it runs. Then change the persona above and run it again.',
        )}
      </p>
      {operations.map((operation, at) => (
        <Journey key={operation.id} operation={operation} isFirst={at === 0} />
      ))}
    </section>
  );
}

function Journey({ operation, isFirst }: { readonly operation: Operation; readonly isFirst: boolean }) {
  const { opened, open } = useContext(JourneysContext);
  const { pick } = useLanguage();
  const isOpen = opened === undefined ? isFirst : opened.operation === operation.id;
  return (
    <details open={isOpen} data-testid={`journey-${operation.id}`}>
      <summary>{pick(operation.titleVi, operation.titleEn)}</summary>
      <p className="meta">
        {operation.persona || pick('không đăng nhập', 'nobody')} ·{' '}
        {operation.purpose || pick('dữ liệu mở', 'open data')}
      </p>
      <ul>
        {operation.cases.map((chosen) => (
          <li key={chosen.name}>
            <button
              type="button"
              data-testid={`case-${operation.id}/${chosen.name}`}
              title={chosen.name}
              aria-pressed={opened?.operation === operation.id && opened.case === chosen.name}
              onClick={() => open(operation, chosen)}
            >
              <span aria-hidden="true">▶ </span>
              {caseTitle(operation, chosen, pick)}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
