import type { Outcome, Pending } from 'lienthong/client';
import { useWords } from './language.tsx';

/** Why there is nothing to show, as a person wants to read it: what, why, on which law, and what to do now. */
export function Notice({ of }: { readonly of: Exclude<Outcome<unknown> | Pending, { readonly kind: 'found' }> }) {
  const { say } = useWords();
  switch (of.kind) {
    case 'pending':
      return (
        <p className="notice waiting" role="status">
          {say('Đang chờ cơ quan trả lời…', 'Waiting for the ministry…')}
        </p>
      );
    case 'not-found':
      return (
        <p className="notice" role="status">
          {of.reason === undefined
            ? say('Không có dữ liệu.', 'There is nothing on record.')
            : say(of.reason.reasonVi, of.reason.reasonEn)}
          {of.mayBeHidden &&
            ` ${say('Có thể còn dữ liệu mà mục đích này không cho xem.', 'There may be more that this purpose does not show.')}`}
        </p>
      );
    case 'mismatch':
      return (
        <p className="notice open" role="status">
          {of.disagreements.map(({ reasonVi, reasonEn }) => say(reasonVi, reasonEn)).join(' ')}
        </p>
      );
    case 'denied':
      return (
        <div className="notice bad" role="alert">
          <strong>{say('Không được xem', 'Not permitted')}</strong>
          <p>{say(of.reasonVi, of.reasonEn)}</p>
          {of.article !== undefined && <p>{say(`Căn cứ: ${of.article}`, `Legal basis: ${of.article}`)}</p>}
          {of.owner !== undefined && <p>{say(`Liên hệ: ${of.owner.vi}`, `Ask: ${of.owner.en}`)}</p>}
          <Remedy {...of} />
        </div>
      );
    case 'unavailable':
      return (
        <div className="notice open" role="alert">
          <strong>
            {of.ministry === undefined
              ? say('Tạm thời chưa trả lời được', 'No answer for the moment')
              : say(`${of.ministry.vi} tạm thời chưa trả lời`, `${of.ministry.en} does not answer for the moment`)}
          </strong>
          <p>{say(of.reasonVi, of.reasonEn)}</p>
          <Remedy {...of} />
        </div>
      );
  }
}

function Remedy(reason: {
  readonly code: string;
  readonly remedyVi?: string | undefined;
  readonly remedyEn?: string | undefined;
  readonly errorId?: string | undefined;
}) {
  const { say } = useWords();
  return (
    <p className="small">
      {say(reason.remedyVi ?? '', reason.remedyEn ?? '')}{' '}
      <span translate="no">
        {reason.code}
        {reason.errorId !== undefined && ` · ${reason.errorId}`}
      </span>
    </p>
  );
}
