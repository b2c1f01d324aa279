import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useContext } from 'react';
import type { Operation, OperationCase } from '../api/types.ts';
import { useLanguage } from '../language.ts';
import { JourneysContext } from './JourneysContext.ts';

/** The journeys as a collection: choosing a case fills the editors, the persona and the purpose; one more click runs it. */
export function JourneysPanel() {
  const { operations, onOpen } = useContext(JourneysContext);
  const { pick } = useLanguage();
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const { run } = useGraphiQLActions();

  const open = (operation: Operation, chosen: OperationCase) => {
    onOpen(operation);
    queryEditor?.setValue(operation.document);
    variableEditor?.setValue(JSON.stringify(chosen.variables, null, 2));
    // The editors tell the store of their new contents a moment later; running earlier would send the old ones.
    setTimeout(run, 400);
  };

  return (
    <section className="journeys">
      <h2>{pick('Hành trình', 'Journeys')}</h2>
      <p>{pick('Bấm một trường hợp để chạy.', 'Click a case to run it.')}</p>
      {operations.map((operation) => (
        <article key={operation.id} data-testid={`journey-${operation.id}`}>
          <h3>{pick(operation.titleVi, operation.titleEn)}</h3>
          <p className="meta">
            {operation.persona || pick('không đăng nhập', 'nobody')} ·{' '}
            {operation.purpose || pick('dữ liệu mở', 'open data')}
          </p>
          <ul>
            {operation.cases.map((chosen) => (
              <li key={chosen.name}>
                <button type="button" onClick={() => open(operation, chosen)}>
                  ▶ {chosen.name}
                </button>
              </li>
            ))}
          </ul>
        </article>
      ))}
    </section>
  );
}
