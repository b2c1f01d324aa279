import { useWords } from '../shared/language.tsx';
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
  const names = {
    type: say('Khoản', 'Tax'),
    base: say('Giá tính', 'Base'),
    amount: say('Số tiền', 'Amount'),
    why: say('Lý do, căn cứ', 'Reason and basis'),
  };
  return (
    <section className="card scroll">
      <table>
        <caption>{say('Nghĩa vụ tài chính', 'What is owed')}</caption>
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
          {of.map((each) => (
            <tr key={each.taxType}>
              <td data-name={names.type}>
                {say(...(TAXES[each.taxType] ?? [each.taxType, each.taxType]))}{' '}
                <span className="tag">{say(...(STATUSES[each.status] ?? [each.status, each.status]))}</span>
              </td>
              <td className="number" data-name={names.base}>
                {each.taxBase === null ? '–' : money(each.taxBase)}
              </td>
              <td className="number" data-name={names.amount}>
                {each.taxAmount === null ? '–' : money(each.taxAmount)}
              </td>
              <td data-name={names.why}>
                {say(each.reasonVi ?? '', each.reasonEn ?? '')} <span lang="vi">{each.basis}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
