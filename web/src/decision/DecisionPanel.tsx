import { Notices } from '../answer/Notices.tsx';
import { useLanguage } from '../language.ts';
import { sourceColour } from '../sourceColour.ts';
import type { Decided } from './askDecision.ts';
import type { Decision } from './Decision.ts';
import { DecisionTable } from './DecisionTable.tsx';

/** What would become of the operation in the editor, field by field, for who is chosen above. */
export function DecisionPanel({ decided: { who, decision, errors } }: { readonly decided: Decided }) {
  const { pick } = useLanguage();
  const title = pick('Tôi có được đọc không?', 'May I?');
  return (
    <section id="answer" className="answer" data-testid="decision" aria-label={title}>
      <div className="answer-bar">
        <h2>{title}</h2>
        <span className="asked">
          {who.persona || pick('không đăng nhập', 'nobody')} · {who.purpose || pick('không nêu mục đích', 'no purpose')}
        </span>
        {decision !== undefined && <Totals decision={decision} />}
      </div>
      <div className="answer-body whole">
        <div className="view" tabIndex={0} role="region" aria-label={title}>
          <Notices errors={errors} />
          {decision !== undefined && <Issues issues={decision.issues} />}
          {decision?.isValid === true && <DecisionTable fields={decision.fields} />}
        </div>
      </div>
    </section>
  );
}

function Totals({ decision: { sources, cost, costBudget, rowRule } }: { readonly decision: Decision }) {
  const { pick, number } = useLanguage();
  return (
    <p className="totals" data-testid="decision-totals">
      {sources.map(({ source, ministryVi, ministryEn }) => (
        <span key={source} style={{ color: sourceColour(source) }}>
          {pick(ministryVi, ministryEn)} ·{' '}
        </span>
      ))}
      {rowRule !== null && `${pick('dòng', 'rows')}: ${rowRule} · `}
      {cost !== null && `${pick('chi phí', 'cost')} ${number(cost)}`}
      {costBudget !== null && ` / ${number(costBudget)}`} · {pick('chưa lấy gì', 'nothing fetched')}
    </p>
  );
}

function Issues({ issues }: { readonly issues: Decision['issues'] }) {
  const { pick } = useLanguage();
  if (issues.length === 0) return null;
  return (
    <ul className="notices">
      {issues.map(({ code, reasonVi, reasonEn }) => (
        <li key={`${code}${reasonEn}`} data-testid="issue">
          <code className="code">{code}</code> {pick(reasonVi, reasonEn)}
        </li>
      ))}
    </ul>
  );
}
