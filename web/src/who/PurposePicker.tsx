import type { Persona, Purpose } from '../api/types.ts';
import { useLanguage } from '../language.ts';

/** The purposes; those that do not admit the persona's role stand apart and are marked, not hidden. */
export function PurposePicker(props: {
  readonly value: string;
  readonly purposes: readonly Purpose[];
  readonly persona: Persona | undefined;
  readonly onChange: (purpose: string) => void;
}) {
  const { value, purposes, persona, onChange } = props;
  const { pick } = useLanguage();
  const isAdmitted = ({ roles }: Purpose) => persona === undefined || roles.includes(persona.role);
  const admitted = purposes.filter(isAdmitted);
  const others = purposes.filter((purpose) => !isAdmitted(purpose));
  return (
    <label>
      <span>{pick('Mục đích', 'Purpose')}</span>
      <select data-testid="purpose" value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="">{pick('— không nêu —', '— none —')}</option>
        {persona === undefined ? (
          <Options purposes={admitted} />
        ) : (
          <>
            <optgroup label={pick('Vai trò này được dùng', 'Open to this role')}>
              <Options purposes={admitted} />
            </optgroup>
            <optgroup label={pick('Không dành cho vai trò này', 'Not for this role')}>
              <Options purposes={others} mark="✗ " />
            </optgroup>
          </>
        )}
      </select>
    </label>
  );
}

function Options({ purposes, mark = '' }: { readonly purposes: readonly Purpose[]; readonly mark?: string }) {
  const { pick } = useLanguage();
  return purposes.map(({ code, vi, en }) => (
    <option key={code} value={code}>
      {mark}
      {code} · {pick(vi, en)}
    </option>
  ));
}
