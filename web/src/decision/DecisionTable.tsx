import { useLanguage } from '../language.ts';
import type { FieldDecision } from './Decision.ts';

/** Verdict, reason, article and owner of each field. */
export function DecisionTable({ fields }: { readonly fields: readonly FieldDecision[] }) {
  const { pick } = useLanguage();
  return (
    <table className="fields decisions" data-testid="decision-table">
      <thead>
        <tr>
          <th scope="col">{pick('Trường', 'Field')}</th>
          <th scope="col">{pick('Quyết định', 'Decision')}</th>
          <th scope="col">{pick('Vì sao', 'Why')}</th>
          <th scope="col">{pick('Điều luật', 'Article')}</th>
          <th scope="col">{pick('Hỏi ai', 'Whom to ask')}</th>
          <th scope="col">{pick('Mục đích mở được', 'Opened by')}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <Row key={`${field.path} ${field.coordinate}`} field={field} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ field }: { readonly field: FieldDecision }) {
  const { pick } = useLanguage();
  const { path, coordinate, verdict, code, reasonVi, reasonEn, article, ownerVi, ownerEn, mask, openedBy } = field;
  const verdicts: Readonly<Record<FieldDecision['verdict'], string>> = {
    ALLOW: pick('✓ trả lời', '✓ answered'),
    MASK: pick(`◐ một phần ${mask ?? ''}`, `◐ in part ${mask ?? ''}`),
    REFUSE: pick('✗ từ chối', '✗ refused'),
  };
  return (
    <tr className={verdict === 'REFUSE' ? 'failed' : undefined} data-verdict={verdict}>
      <th scope="row">
        <code title={coordinate}>{path}</code>
      </th>
      <td>
        {verdicts[verdict]} {code !== null && <code className="code">{code}</code>}
      </td>
      <td>{pick(reasonVi ?? '', reasonEn ?? '')}</td>
      <td>{article}</td>
      <td>{pick(ownerVi ?? '', ownerEn ?? '')}</td>
      <td>{openedBy?.join(', ')}</td>
    </tr>
  );
}
