import type { Persona, Purpose } from '../api/types.ts';
import { useLanguage } from '../language.ts';
import { PurposePicker } from './PurposePicker.tsx';
import type { Who } from './Who.ts';
import { WhoHint } from './WhoHint.tsx';

/** Persona, purpose and case: what every request carries. */
export function WhoBar(props: {
  readonly who: Who;
  readonly personas: readonly Persona[];
  readonly purposes: readonly Purpose[];
  readonly onChange: (who: Who) => void;
  readonly onRun: () => void;
  readonly onDecide: () => void;
}) {
  const { who, personas, purposes, onChange } = props;
  const { pick } = useLanguage();
  const persona = personas.find(({ id }) => id === who.persona);
  const purpose = purposes.find(({ code }) => code === who.purpose);
  return (
    <form
      className="who"
      aria-label={pick('Ai hỏi, để làm gì', 'Who asks, and why')}
      onSubmit={(event) => {
        event.preventDefault();
        props.onRun();
      }}
    >
      <label>
        <span>{pick('Người hỏi', 'Persona')}</span>
        <select
          data-testid="persona"
          value={who.persona}
          onChange={({ target }) => onChange({ ...who, persona: target.value })}
        >
          <option value="">{pick('— không đăng nhập (dữ liệu mở) —', '— nobody (open data) —')}</option>
          {personas.map(({ id, name }) => (
            <option key={id} value={id}>
              {id} · {pick(name.vi, name.en)}
            </option>
          ))}
        </select>
      </label>
      <PurposePicker
        value={who.purpose}
        purposes={purposes}
        persona={persona}
        onChange={(code) => onChange({ ...who, purpose: code })}
      />
      <label>
        <span>{pick('Hồ sơ', 'Case')}</span>
        <input
          data-testid="case"
          value={who.caseId}
          autoComplete="off"
          spellCheck={false}
          required={purpose?.caseRequired === true}
          placeholder={purpose?.caseRequired === true ? pick('bắt buộc', 'needed') : pick('không cần', 'not needed')}
          onChange={({ target }) => onChange({ ...who, caseId: target.value.trim() })}
        />
      </label>
      <button type="submit" className="run" formNoValidate data-testid="run">
        ▶ {pick('Chạy', 'Run')}
      </button>
      <button
        type="button"
        className="may-i"
        data-testid="may-i"
        title={pick('Xét quyền từng trường; không lấy dữ liệu nào', 'Decides about each field; nothing is fetched')}
        onClick={props.onDecide}
      >
        ⚖ {pick('Tôi có được đọc không?', 'May I?')}
      </button>
      <WhoHint who={who} persona={persona} purpose={purpose} />
    </form>
  );
}
