import type { Persona, Purpose } from '../api/types.ts';
import { useLanguage } from '../language.ts';
import type { Who } from './Who.ts';

/** Says what the choice leads to before anything is asked: the legal basis, or why personal data will be refused. */
export function WhoHint(props: {
  readonly who: Who;
  readonly persona: Persona | undefined;
  readonly purpose: Purpose | undefined;
}) {
  const { who, persona, purpose } = props;
  const { pick } = useLanguage();
  const warning = warningOf();
  if (warning !== undefined)
    return (
      <span className="who-hint warning" role="status" data-testid="who-warning">
        ⚠ {warning}
      </span>
    );
  if (purpose === undefined) return null;
  return (
    <span className="who-hint" title={purpose.basis}>
      § {purpose.basis}
    </span>
  );

  function warningOf(): string | undefined {
    if (purpose === undefined) return undefined;
    if (who.persona === '')
      return pick('Chưa đăng nhập: chỉ có dữ liệu mở.', 'Nobody is signed in: only open data is answered.');
    if (persona !== undefined && !purpose.roles.includes(persona.role))
      return pick(
        `Mục đích này không dành cho vai trò ${persona.role}: dữ liệu cá nhân sẽ bị từ chối.`,
        `This purpose does not admit the role ${persona.role}: personal data will be refused.`,
      );
    if (purpose.caseRequired && who.caseId === '')
      return pick('Mục đích này cần mã hồ sơ.', 'This purpose needs a case.');
    return undefined;
  }
}
