import './examples.css';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { InLanguage } from './language.tsx';

/** Puts a view on its page. */
export function show(view: ReactNode): void {
  const root = document.getElementById('root');
  if (root !== null) createRoot(root).render(<InLanguage>{view}</InLanguage>);
}
