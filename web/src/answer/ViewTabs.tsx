import type { KeyboardEvent } from 'react';
import { useLanguage } from '../language.ts';

export type View = 'picture' | 'text' | 'fields';

const VIEWS: readonly View[] = ['picture', 'text', 'fields'];

/** Tabs as ARIA has them: one is reached by Tab, the arrow keys go to the others. */
export function ViewTabs({ view, onChange }: { readonly view: View; readonly onChange: (view: View) => void }) {
  const { pick } = useLanguage();
  const titles: Readonly<Record<View, string>> = {
    picture: pick('Kế hoạch (hình)', 'Plan as a picture'),
    text: pick('Kế hoạch (chữ)', 'Plan as text'),
    fields: pick('Ai trả lời trường nào', 'Who answered what'),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const next = VIEWS.at((VIEWS.indexOf(view) + step) % VIEWS.length) ?? view;
    onChange(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label={pick('Cách xem', 'Views')} onKeyDown={onKeyDown}>
      {VIEWS.map((id) => (
        <button
          key={id}
          id={`tab-${id}`}
          type="button"
          role="tab"
          aria-controls="view"
          aria-selected={view === id}
          tabIndex={view === id ? 0 : -1}
          onClick={() => onChange(id)}
        >
          {titles[id]}
        </button>
      ))}
    </div>
  );
}
