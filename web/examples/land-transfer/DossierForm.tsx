import type { SubmitEvent } from 'react';
import { useWords } from '../shared/language.tsx';
import { DOSSIERS } from './dossiers.ts';
import type { Input } from './operation.ts';

/** What the officer types in, or takes over from a dossier. */
export function DossierForm(props: {
  readonly input: Input;
  readonly onInput: (input: Input) => void;
  readonly onAsk: () => void;
}) {
  const { say } = useWords();
  const { input, onInput } = props;
  const text = (name: keyof Input, vi: string, en: string) => (
    <label>
      {say(vi, en)}
      <input required value={input[name]} onChange={(event) => onInput({ ...input, [name]: event.target.value })} />
    </label>
  );
  const number = (name: 'parcelNo' | 'contractPrice', vi: string, en: string) => (
    <label>
      {say(vi, en)}
      <input
        required
        type="number"
        min="1"
        value={input[name]}
        onChange={(event) => onInput({ ...input, [name]: event.target.valueAsNumber })}
      />
    </label>
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    props.onAsk();
  };
  return (
    <form onSubmit={submit}>
      <label>
        {say('Lấy từ hồ sơ', 'Take over from a dossier')}
        <select
          value={input.dossierCode}
          onChange={(event) => {
            const found = DOSSIERS.find(({ dossierCode }) => dossierCode === event.target.value);
            if (found === undefined) return;
            const { vi: _vi, en: _en, ...chosen } = found;
            onInput(chosen);
          }}
        >
          {DOSSIERS.map(({ dossierCode, vi, en }) => (
            <option key={dossierCode} value={dossierCode}>
              {dossierCode} · {say(vi, en)}
            </option>
          ))}
        </select>
      </label>
      {text('dossierCode', 'Mã hồ sơ', 'Dossier')}
      {text('parcelCommuneCode', 'Mã xã, phường', 'Commune code')}
      {text('mapSheetNo', 'Tờ bản đồ số', 'Map sheet')}
      {number('parcelNo', 'Thửa đất số', 'Parcel')}
      {text('certificateSerial', 'Số sê-ri giấy chứng nhận', 'Certificate serial')}
      {text('transferorId', 'Số định danh bên chuyển nhượng', 'Identifier of the transferor')}
      {text('transfereeId', 'Số định danh bên nhận', 'Identifier of the transferee')}
      {number('contractPrice', 'Giá hợp đồng (đồng)', 'Price in the contract (VND)')}
      <button type="submit">{say('Tra cứu', 'Look up')}</button>
    </form>
  );
}
