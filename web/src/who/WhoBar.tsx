import type { Persona, Purpose } from '../api/types.ts';
import { useLanguage } from '../language.ts';
import type { Who } from './Who.ts';

/** Persona, purpose and case: what every request carries. A purpose that does not admit the persona's role is marked, not hidden. */
export function WhoBar(props: {
  readonly who: Who;
  readonly personas: readonly Persona[];
  readonly purposes: readonly Purpose[];
  readonly onChange: (who: Who) => void;
}) {
  const { who, personas, purposes, onChange } = props;
  const { pick } = useLanguage();
  const persona = personas.find(({ id }) => id === who.persona);
  const purpose = purposes.find(({ code }) => code === who.purpose);
  return (
    <div className="who">
      <label>
        {pick('Người hỏi', 'Persona')}
        <select
          data-testid="persona"
          value={who.persona}
          onChange={({ target }) => onChange({ ...who, persona: target.value })}
        >
          <option value="">{pick('— không đăng nhập —', '— nobody (open data) —')}</option>
          {personas.map(({ id, name }) => (
            <option key={id} value={id}>
              {id} · {pick(name.vi, name.en)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {pick('Mục đích', 'Purpose')}
        <select
          data-testid="purpose"
          value={who.purpose}
          onChange={({ target }) => onChange({ ...who, purpose: target.value })}
        >
          <option value="">{pick('— không nêu —', '— none —')}</option>
          {purposes.map(({ code, vi, en, roles }) => (
            <option key={code} value={code}>
              {persona !== undefined && !roles.includes(persona.role) ? '⛔ ' : ''}
              {code} · {pick(vi, en)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {pick('Hồ sơ', 'Case')}
        <input
          data-testid="case"
          value={who.caseId}
          placeholder={purpose?.caseRequired === true ? pick('bắt buộc', 'needed') : ''}
          onChange={({ target }) => onChange({ ...who, caseId: target.value.trim() })}
        />
      </label>
      {purpose !== undefined && (
        <span className="basis" title={purpose.basis}>
          § {purpose.basis}
        </span>
      )}
    </div>
  );
}
