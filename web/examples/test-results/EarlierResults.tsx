import { useWords } from '../shared/language.tsx';
import { Table } from '../shared/Table.tsx';
import type { EarlierEncounter, LabResult } from './operation.ts';

/** Results by encounter, each with whether it can be used again, and why. */
export function EarlierResults({ of }: { readonly of: readonly EarlierEncounter[] }) {
  return of
    .filter(({ labResults }) => (labResults ?? []).length > 0)
    .map((encounter) => <EncounterTable key={encounter.encounterId} of={encounter} />);
}

function EncounterTable({ of }: { readonly of: EarlierEncounter }) {
  const { say, day } = useWords();
  return (
    <section className="card scroll">
      <Table
        caption={
          <>
            {day(of.admittedAt)} · <span lang="vi">{of.facility?.facilityName}</span>
          </>
        }
        rows={of.labResults ?? []}
        keyOf={({ labResultId }) => labResultId}
        testId="result"
        columns={[
          {
            heading: say('Xét nghiệm', 'Test'),
            cell: ({ labResultName }) => <span lang="vi">{labResultName}</span>,
          },
          {
            heading: say('Kết quả', 'Value'),
            cell: ({ resultValue, resultUnit }) => `${resultValue ?? ''} ${resultUnit ?? ''}`,
            isNumber: true,
          },
          { heading: say('Lấy mẫu', 'Sampled'), cell: ({ sampledAt }) => day(sampledAt) },
          { heading: say('Dùng lại', 'Re-use'), cell: ({ reusability }) => <Reuse of={reusability} /> },
        ]}
      />
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
