import { useWords } from '../shared/language.tsx';
import type { Access } from './operation.ts';

/** Who looked at my data, when, why and under which law; the newest first. */
export function WhoLooked(props: { readonly accesses: readonly Access[]; readonly onMore: (() => void) | undefined }) {
  const { say, moment } = useWords();
  const names = {
    when: say('Khi nào', 'When'),
    who: say('Cơ quan', 'Agency'),
    why: say('Mục đích, căn cứ', 'Purpose and legal basis'),
    what: say('Nhóm dữ liệu', 'Data'),
  };
  return (
    <section className="card scroll">
      <table>
        <caption>{say('Ai đã xem dữ liệu của tôi', 'Who looked at my data')}</caption>
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
          {props.accesses.map((each) => (
            <tr key={each.recordId} data-testid="access">
              <td data-name={names.when}>{moment(each.accessedAt)}</td>
              <td data-name={names.who}>{say(each.agencyVi ?? 'Tôi', each.agencyEn ?? 'Myself')}</td>
              <td data-name={names.why}>
                {say(each.purposeVi ?? '–', each.purposeEn ?? '–')} <span lang="vi">{each.basis}</span>{' '}
                {each.outcome === 'REFUSED' && <span className="tag bad">{say('bị từ chối', 'refused')}</span>}
              </td>
              <td data-name={names.what}>
                {each.groups.map(({ entity, nameVi }) => say(nameVi ?? entity, entity)).join(', ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {props.accesses.length === 0 && <p>{say('Chưa có ai.', 'Nobody yet.')}</p>}
      {props.onMore !== undefined && (
        <button type="button" className="quiet" onClick={props.onMore}>
          {say('Xem thêm', 'Show more')}
        </button>
      )}
    </section>
  );
}
