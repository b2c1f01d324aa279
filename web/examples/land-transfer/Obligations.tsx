import { useWords } from '../shared/language.tsx';
import { Table } from '../shared/Table.tsx';
import type { Obligation } from './operation.ts';

const TAXES: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  TNCN: ['Thuế thu nhập cá nhân', 'Personal income tax'],
  LPTB: ['Lệ phí trước bạ', 'Registration fee'],
};
const STATUSES: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  COMPUTED: ['Đã tính', 'Computed'],
  EXEMPT: ['Được miễn', 'Exempt'],
  NOT_COMPUTABLE: ['Chưa tính được', 'Not computable yet'],
};

/** What is owed, and on what it rests. */
export function Obligations({ of }: { readonly of: readonly Obligation[] }) {
  const { say, money } = useWords();
  const moneyOr = (amount: number | null) => (amount === null ? '–' : money(amount));
  return (
    <section className="card scroll">
      <Table
        caption={say('Nghĩa vụ tài chính', 'What is owed')}
        rows={of}
        keyOf={({ taxType }) => taxType}
        testId="obligation"
        columns={[
          {
            heading: say('Khoản', 'Tax'),
            cell: ({ taxType, status }) => (
              <>
                {say(...(TAXES[taxType] ?? [taxType, taxType]))}{' '}
                <span className="tag">{say(...(STATUSES[status] ?? [status, status]))}</span>
              </>
            ),
          },
          { heading: say('Giá tính', 'Base'), cell: ({ taxBase }) => moneyOr(taxBase), isNumber: true },
          { heading: say('Số tiền', 'Amount'), cell: ({ taxAmount }) => moneyOr(taxAmount), isNumber: true },
          {
            heading: say('Lý do, căn cứ', 'Reason and basis'),
            cell: ({ reasonVi, reasonEn, basis }) => (
              <>
                {say(reasonVi ?? '', reasonEn ?? '')} <span lang="vi">{basis}</span>
              </>
            ),
          },
        ]}
      />
    </section>
  );
}
