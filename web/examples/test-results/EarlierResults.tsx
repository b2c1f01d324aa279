import { useWords } from '../shared/language.tsx';
import type { EarlierEncounter, LabResult } from './operation.ts';

/** Results by encounter, each with whether it can be used again, and why. */
export function EarlierResults({ of }: { readonly of: readonly EarlierEncounter[] }) {
  return of
    .filter(({ labResults }) => (labResults ?? []).length > 0)
    .map((encounter) => <EncounterTable key={encounter.encounterId} of={encounter} />);
}

function EncounterTable({ of }: { readonly of: EarlierEncounter }) {
  const { say, day } = useWords();
  const names = {
    test: say('Xét nghiệm', 'Test'),
    value: say('Kết quả', 'Value'),
    sampled: say('Lấy mẫu', 'Sampled'),
    use: say('Dùng lại', 'Re-use'),
  };
  return (
    <section className="card scroll">
      <table>
        <caption>
          {day(of.admittedAt)} · <span lang="vi">{of.facility?.facilityName}</span>
        </caption>
        <thead>
          <tr>
            {Object.values(names).map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(of.labResults ?? []).map((result) => (
            <tr key={result.labResultId} data-testid="result">
              <td lang="vi" data-name={names.test}>
                {result.labResultName}
              </td>
              <td className="number" data-name={names.value}>
                {result.resultValue} {result.resultUnit}
              </td>
              <td data-name={names.sampled}>{day(result.sampledAt)}</td>
              <td data-name={names.use}>
                <Reuse of={result.reusability} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Reuse({ of }: { readonly of: LabResult['reusability'] }) {
  const { say, day } = useWords();
  if (of === null) return '–';
  const { status, reasonVi, reasonEn, validUntil } = of;
  const statuses: Readonly<Record<string, readonly [look: string, words: string]>> = {
    REUSABLE: ['good', say('Dùng lại được', 'Can be used again')],
    EXPIRED: ['bad', say('Hết thời hạn', 'Expired')],
    NOT_COMPARABLE: ['open', say('Không so sánh được', 'Not comparable')],
  };
  const [look, words] = statuses[status] ?? ['', status];
  return (
    <>
      <span className={`tag ${look}`}>{words}</span>{' '}
      <span className="small">
        {say(reasonVi, reasonEn)}
        {status === 'REUSABLE' && ` ${say('Đến', 'Until')} ${day(validUntil)}.`}
      </span>
    </>
  );
}
