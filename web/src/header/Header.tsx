import type { SourceReport } from '../api/types.ts';
import { useLanguage, type Language } from '../language.ts';
import { SourceChips } from './SourceChips.tsx';
import { SyntheticBadge } from './SyntheticBadge.tsx';

/** Name, the word that nothing here is real, the ministries' condition, the other language. */
export function Header(props: {
  readonly sources: readonly SourceReport[];
  readonly onLanguage: (language: Language) => void;
}) {
  const { language, pick } = useLanguage();
  const other = language === 'vi' ? 'en' : 'vi';
  return (
    <header>
      <h1>Liên Thông</h1>
      <SyntheticBadge />
      <a className="skip" href="#answer">
        {pick('Đến phần câu trả lời', 'Skip to the answer')}
      </a>
      <a className="examples" href="./examples/">
        {pick('Giao diện mẫu', 'Example views')}
      </a>
      <button
        type="button"
        className="language"
        lang={other}
        data-testid="language"
        onClick={() => props.onLanguage(other)}
      >
        {other === 'en' ? 'English' : 'Tiếng Việt'}
      </button>
      <SourceChips sources={props.sources} />
    </header>
  );
}
