import { useState } from 'react';
import { useLanguage } from '../language.ts';
import { FieldTable } from '../provenance/FieldTable.tsx';
import { PlanPicture } from '../provenance/PlanPicture.tsx';
import { PlanText } from '../provenance/PlanText.tsx';
import type { Answer } from './Answer.ts';
import { Notices } from './Notices.tsx';
import { Totals } from './Totals.tsx';
import { Verdicts } from './Verdicts.tsx';
import { ViewTabs, type View } from './ViewTabs.tsx';

/** How the last answer came about: what it concludes and lacks, its plan as a picture and as text, where each field came from. */
export function AnswerPanel(props: { readonly answer: Answer | undefined; readonly isAsking: boolean }) {
  const { answer, isAsking } = props;
  const [view, setView] = useState<View>('picture');
  const [isTall, setTall] = useState(false);
  const { pick } = useLanguage();
  return (
    <section
      id="answer"
      className={answer === undefined ? 'answer empty' : isTall ? 'answer tall' : 'answer'}
      aria-busy={isAsking}
      data-testid="provenance"
      aria-label={pick('Câu trả lời được tạo ra như thế nào', 'How the answer came about')}
    >
      <div className="answer-bar">
        <ViewTabs view={view} onChange={setView} />
        {answer !== undefined && <Totals answer={answer} />}
        <button type="button" className="tall-switch" aria-pressed={isTall} onClick={() => setTall(!isTall)}>
          {isTall ? pick('Thu nhỏ ▾', 'Smaller ▾') : pick('Mở rộng ▴', 'Larger ▴')}
        </button>
      </div>
      {answer === undefined ? (
        <p className="hint">{pick('Chạy một truy vấn để xem ai trả lời.', 'Run an operation to see who answers.')}</p>
      ) : (
        <div className="answer-body">
          <Conclusion answer={answer} />
          <div className="view" role="tabpanel" id="view" aria-labelledby={`tab-${view}`} tabIndex={0}>
            <ChosenView view={view} answer={answer} />
          </div>
        </div>
      )}
    </section>
  );
}

function Conclusion({ answer: { body, operationName, who } }: { readonly answer: Answer }) {
  const { pick } = useLanguage();
  return (
    <div className="conclusion" tabIndex={0} role="region" aria-label={pick('Kết luận', 'Verdict')}>
      <p className="asked" data-testid="asked">
        {operationName || pick('Truy vấn', 'Query')} · {who.persona || pick('không đăng nhập', 'nobody')} ·{' '}
        {who.purpose || pick('không nêu mục đích', 'no purpose')}
      </p>
      <Notices errors={body.errors ?? []} />
      <Verdicts data={body.data} />
    </div>
  );
}

function ChosenView({ view, answer }: { readonly view: View; readonly answer: Answer }) {
  const { pick } = useLanguage();
  const provenance = answer.body.extensions?.provenance;
  if (provenance === undefined || provenance.steps.length === 0)
    return (
      <p className="hint" data-testid="no-plan">
        {pick('Không bộ, ngành nào được hỏi.', 'No ministry was asked.')}
      </p>
    );
  switch (view) {
    case 'picture':
      return <PlanPicture provenance={provenance} />;
    case 'text':
      return <PlanText plan={provenance.plan} />;
    case 'fields':
      return <FieldTable provenance={provenance} errors={answer.body.errors ?? []} />;
  }
}
