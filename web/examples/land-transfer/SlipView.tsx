import { useWords } from '../shared/language.tsx';
import type { Issue, Party, Slip } from './operation.ts';

/** Class of a verdict: does the dossier go on? */
const LOOK: Readonly<Record<string, string>> = { READY: '', BLOCKED: 'bad' };

/** The slip for the tax office: first whether it goes on, then what stands against it, then who and what. */
export function SlipView({ slip }: { readonly slip: Slip }) {
  const { say, day } = useWords();
  const verdicts: Readonly<Record<string, string>> = {
    READY: say('Đủ điều kiện chuyển thông tin', 'Ready: the slip can go to the tax office'),
    BLOCKED: say('Không được chuyển nhượng', 'Blocked: the parcel may not be transferred'),
    NEEDS_INPUT: say('Cần bổ sung thông tin', 'Something is still needed'),
  };
  return (
    <>
      <p className={`verdict ${LOOK[slip.verdict] ?? 'open'}`} data-testid="verdict">
        {verdicts[slip.verdict] ?? slip.verdict}
      </p>
      {slip.issues.map((issue) => (
        <IssueView key={issue.code + issue.reasonEn} issue={issue} />
      ))}
      <section className="card">
        <h2>{say('Phiếu chuyển thông tin', 'Slip for the tax office')}</h2>
        <dl>
          <dt>{say('Thủ tục', 'Procedure')}</dt>
          <dd lang="vi">{slip.dossier?.procedureName ?? '–'}</dd>
          <dt>{say('Hạn chuyển phiếu', 'The slip is due on')}</dt>
          <dd>{day(slip.dossier?.slipDueOn)}</dd>
          <dt>{say('Thửa đất', 'Parcel')}</dt>
          <dd lang="vi">
            {slip.parcel === null
              ? '–'
              : `${String(slip.parcel.mapSheetNo)}/${String(slip.parcel.parcelNo)}, ${slip.parcel.addressText ?? ''}, ${String(slip.parcel.parcelArea)} m²`}
          </dd>
          <dt>{say('Bên chuyển nhượng', 'Transferor')}</dt>
          <dd lang="vi">
            <PartyView party={slip.transferor} />
          </dd>
          <dt>{say('Bên nhận', 'Transferee')}</dt>
          <dd lang="vi">
            <PartyView party={slip.transferee} />
          </dd>
        </dl>
      </section>
    </>
  );
}

function IssueView({ issue }: { readonly issue: Issue }) {
  const { say } = useWords();
  const { code, severity, reasonVi, reasonEn, article, ministryVi } = issue;
  return (
    <div className={`notice ${severity === 'STOP' ? 'bad' : 'open'}`} data-testid="issue">
      <strong>{say(reasonVi, reasonEn)}</strong>
      <p className="small">
        <span translate="no">{code}</span> <span lang="vi">{[article, ministryVi].filter(Boolean).join(' · ')}</span>
      </p>
    </div>
  );
}

function PartyView({ party }: { readonly party: Party | null }) {
  const { day } = useWords();
  if (party === null) return '–';
  return [party.fullNameText, day(party.birthDate), party.addressText].filter(Boolean).join(', ');
}
