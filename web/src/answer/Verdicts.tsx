import { useLanguage } from '../language.ts';
import { findVerdicts } from './findVerdicts.ts';

const GOOD = new Set(['READY', 'ACCEPTED', 'REUSABLE', 'FOUND', 'COMPUTED', 'EXEMPT', 'YES', 'NO', 'CURRENT']);
const BAD = new Set(['BLOCKED', 'STOP', 'NOT_FOUND', 'MISMATCH', 'DENIED', 'UNAVAILABLE', 'NOT_COMPUTABLE', 'ERROR']);

/** What the answer concludes, in words: each verdict with its reason in the reader's language. */
export function Verdicts({ data }: { readonly data: unknown }) {
  const { pick } = useLanguage();
  const verdicts = findVerdicts(data);
  if (verdicts.length === 0) return null;
  return (
    <section className="verdicts" data-testid="verdicts">
      <h3>{pick('Kết luận', 'Verdict')}</h3>
      <ul>
        {verdicts.map(({ about, value, reasonVi, reasonEn }, at) => (
          <li key={`${at}-${about}`}>
            <strong className={GOOD.has(value) ? 'good' : BAD.has(value) ? 'bad' : 'open'}>{value}</strong>{' '}
            <span className="about">{about}</span>
            <p>{pick(reasonVi ?? '', reasonEn ?? '')}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
