import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';

export type Language = 'vi' | 'en';

/** The language of the page, and what is written in it. */
export interface Words {
  readonly language: Language;
  /** The text in the language of the page. */
  readonly say: (vi: string, en: string) => string;
  readonly money: (amount: number) => string;
  /** A day or a moment (ISO 8601), as the language writes it; a dash where there is none. */
  readonly day: (iso: string | null | undefined) => string;
  readonly moment: (iso: string | null | undefined) => string;
  readonly change: () => void;
}

const LOCALE: Readonly<Record<Language, string>> = { vi: 'vi-VN', en: 'en-GB' };
const ZONE = { timeZone: 'Asia/Ho_Chi_Minh' };

function wordsOf(language: Language, change: () => void): Words {
  const locale = LOCALE[language];
  const write = (iso: string | null | undefined, style: Intl.DateTimeFormatOptions) =>
    iso === null || iso === undefined ? '–' : new Date(iso).toLocaleString(locale, { ...ZONE, ...style });
  return {
    language,
    change,
    say: (vi, en) => (language === 'vi' ? vi : en),
    money: (amount) => amount.toLocaleString(locale, { style: 'currency', currency: 'VND' }),
    day: (iso) => write(iso, { dateStyle: 'medium' }),
    moment: (iso) => write(iso, { dateStyle: 'short', timeStyle: 'short' }),
  };
}

const WordsContext = createContext<Words>(wordsOf('vi', () => undefined));

export function useWords(): Words {
  return useContext(WordsContext);
}

/** Vietnamese until the reader chooses otherwise; the choice is kept. */
export function InLanguage({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(localStorage.getItem('language') === 'en' ? 'en' : 'vi');
  useEffect(() => {
    document.documentElement.lang = language;
    localStorage.setItem('language', language);
  }, [language]);
  const words = wordsOf(language, () => setLanguage(language === 'vi' ? 'en' : 'vi'));
  return <WordsContext value={words}>{children}</WordsContext>;
}
