import { useId, type ReactNode } from 'react';
import { useWords } from './language.tsx';
import type { Persona } from './session.ts';

/** The frame of a view: what it is, that nothing in it is real, who is signed in, the other language. */
export function Page(props: {
  readonly title: string;
  readonly children: ReactNode;
  readonly personas: readonly Persona[];
  readonly persona: string;
  readonly onPersona: (id: string) => void;
}) {
  const { say, language, change } = useWords();
  const id = useId();
  return (
    <>
      <a className="skip" href="#main">
        {say('Đến nội dung', 'Skip to the content')}
      </a>
      <header>
        <h1>{props.title}</h1>
        <p className="synthetic">{say('Mọi dữ liệu đều là dữ liệu giả lập', 'All data is synthetic')}</p>
        <label htmlFor={id}>{say('Đang đăng nhập', 'Signed in as')}</label>
        <select id={id} value={props.persona} onChange={(event) => props.onPersona(event.target.value)}>
          {props.personas.map((persona) => (
            <option key={persona.id} value={persona.id}>
              {say(persona.vi, persona.en)}
            </option>
          ))}
        </select>
        <button type="button" className="quiet" lang={language === 'vi' ? 'en' : 'vi'} onClick={change}>
          {language === 'vi' ? 'English' : 'Tiếng Việt'}
        </button>
      </header>
      <main id="main" key={props.persona}>
        {props.children}
      </main>
      <footer>
        <a href="../">{say('Các ví dụ khác', 'Other examples')}</a>
      </footer>
    </>
  );
}
