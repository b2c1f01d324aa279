import { createContext, useContext } from 'react';

export type Language = 'vi' | 'en';

export interface LanguageChoice {
  readonly language: Language;
  /** The text in the chosen language. */
  readonly pick: (vi: string, en: string) => string;
}

export const LanguageContext = createContext<LanguageChoice>({ language: 'en', pick: (_, en) => en });

export function useLanguage(): LanguageChoice {
  return useContext(LanguageContext);
}
