import { useWords } from '../shared/language.tsx';
import { Table } from '../shared/Table.tsx';
import type { Access } from './operation.ts';

/** Who looked at my data, when, why and under which law; the newest first. */
export function WhoLooked(props: { readonly accesses: readonly Access[]; readonly onMore: (() => void) | undefined }) {
  const { say, moment } = useWords();
  return (
    <section className="card scroll">
      <Table
        caption={say('Ai đã xem dữ liệu của tôi', 'Who looked at my data')}
        rows={props.accesses}
        keyOf={({ recordId }) => recordId}
        testId="access"
        columns={[
          { heading: say('Khi nào', 'When'), cell: ({ accessedAt }) => moment(accessedAt) },
          {
            heading: say('Cơ quan', 'Agency'),
            cell: ({ agencyVi, agencyEn }) => say(agencyVi ?? 'Tôi', agencyEn ?? 'Myself'),
          },
          {
            heading: say('Mục đích, căn cứ', 'Purpose and legal basis'),
            cell: ({ purposeVi, purposeEn, basis, outcome }) => (
              <>
                {say(purposeVi ?? '–', purposeEn ?? '–')} <span lang="vi">{basis}</span>{' '}
                {outcome === 'REFUSED' && <span className="tag bad">{say('bị từ chối', 'refused')}</span>}
              </>
            ),
          },
          {
            heading: say('Nhóm dữ liệu', 'Data'),
            cell: ({ groups }) => groups.map(({ entity, nameVi }) => say(nameVi ?? entity, entity)).join(', '),
          },
        ]}
      />
      {props.accesses.length === 0 && <p>{say('Chưa có ai.', 'Nobody yet.')}</p>}
      {props.onMore !== undefined && (
        <button type="button" className="quiet" onClick={props.onMore}>
          {say('Xem thêm', 'Show more')}
        </button>
      )}
    </section>
  );
}
