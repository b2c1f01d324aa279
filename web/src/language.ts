import { createContext, useContext } from 'react';

export type Language = 'vi' | 'en';

const LOCALE: Readonly<Record<Language, string>> = { vi: 'vi-VN', en: 'en-GB' };

export interface LanguageChoice {
  readonly language: Language;
  /** The text in the chosen language. */
  readonly pick: (vi: string, en: string) => string;
  /** A number as the language writes it, with at most one decimal unless told. */
  readonly number: (value: number, decimals?: number) => string;
  /** A size as bytes or, from a kibibyte on, as kB. */
  readonly size: (bytes: number) => string;
  /** A moment (ISO 8601) as the language writes it, in Vietnam's time zone. */
  readonly moment: (iso: string) => string;
}

export function languageChoice(language: Language): LanguageChoice {
  const time = new Intl.DateTimeFormat(LOCALE[language], {
    dateStyle: 'short',
    timeStyle: 'medium',
    timeZone: 'Asia/Ho_Chi_Minh',
  });
  const number = (value: number, decimals = 1) =>
    value.toLocaleString(LOCALE[language], { maximumFractionDigits: decimals });
  return {
    language,
    pick: (vi, en) => (language === 'vi' ? vi : en),
    number,
    size: (bytes) => (bytes < 1_024 ? `${bytes} B` : `${number(bytes / 1_024)} kB`),
    moment: (iso) => (Number.isNaN(Date.parse(iso)) ? iso : time.format(new Date(iso))),
  };
}

export const LanguageContext = createContext<LanguageChoice>(languageChoice('en'));

export function useLanguage(): LanguageChoice {
  return useContext(LanguageContext);
}
