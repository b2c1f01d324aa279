import type { AnswerError, FieldProvenance, Provenance } from '../api/types.ts';
import { useLanguage } from '../language.ts';
import { sourceColour } from '../sourceColour.ts';

/** Which ministry answered which field, of which class, as of when, by which fetch in how long. */
export function FieldTable(props: { readonly provenance: Provenance; readonly errors: readonly AnswerError[] }) {
  const { pick } = useLanguage();
  const codes = codesByPath(props.errors);
  return (
    <table className="fields" data-testid="field-table">
      <thead>
        <tr>
          <th scope="col">{pick('Trường', 'Field')}</th>
          <th scope="col">{pick('Bộ, ngành', 'Ministry')}</th>
          <th scope="col">{pick('Loại', 'Class')}</th>
          <th scope="col">{pick('Tại thời điểm', 'As of')}</th>
          <th scope="col">{pick('Lượt lấy', 'Fetch')}</th>
          <th scope="col">{pick('Thời gian', 'Time')}</th>
        </tr>
      </thead>
      <tbody>
        {props.provenance.fields.map((field) => (
          <Row
            key={`${field.path.join('.')} ${field.coordinate}`}
            field={field}
            provenance={props.provenance}
            code={codes.get(field.path.join('.'))}
          />
        ))}
      </tbody>
    </table>
  );
}

function Row(props: {
  readonly field: FieldProvenance;
  readonly provenance: Provenance;
  readonly code: string | undefined;
}) {
  const { field, provenance, code } = props;
  const { pick, number, moment } = useLanguage();
  const ministry = field.source === undefined ? undefined : provenance.ministries[field.source];
  const report = provenance.fetches.find(({ id }) => id === field.fetch);
  const asOf = [field.asOf, field.asOfNewest].flatMap((at) => (at === undefined ? [] : [moment(at)])).join(' – ');
  return (
    <tr className={code === undefined ? undefined : 'failed'}>
      <th scope="row">
        <code title={field.coordinate}>{field.path.join('.')}</code>
        {code !== undefined && <code className="code">{code}</code>}
      </th>
      <td style={{ color: sourceColour(field.source) }}>
        {ministry === undefined ? '—' : pick(ministry.vi, ministry.en)}
      </td>
      <td>{field.class !== undefined && <span className={`class ${field.class}`}>{field.class}</span>}</td>
      <td>{asOf}</td>
      <td>{field.fetch === undefined ? '' : `#${field.fetch}`}</td>
      <td>{report === undefined ? '' : `${number(report.durationMs)} ms`}</td>
    </tr>
  );
}

/** The first code at each path, with places in lists written as the provenance writes them. */
function codesByPath(errors: readonly AnswerError[]): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  for (const { path, extensions } of errors) {
    const pattern = path?.map((key) => (typeof key === 'number' ? '*' : key)).join('.');
    if (pattern !== undefined && !codes.has(pattern)) codes.set(pattern, extensions?.code ?? 'ERROR');
  }
  return codes;
}
