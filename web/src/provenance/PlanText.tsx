import { useState } from 'react';
import { useLanguage } from '../language.ts';

/** Characters of a side of a line that are shown at once. */
const SHOWN = 160;

/** The printed plan, with long lists of fields cut and wrapped under their own start; the whole text on request. */
export function PlanText({ plan }: { readonly plan: string }) {
  const [isWhole, setWhole] = useState(false);
  const { pick } = useLanguage();
  const lines = plan.split('\n');
  const isLong = lines.some((line) => line.split(' → ').some((side) => side.trim().length > SHOWN));
  return (
    <>
      {isLong && (
        <label className="whole">
          <input type="checkbox" checked={isWhole} onChange={({ target }) => setWhole(target.checked)} />
          {pick('Hiện mọi trường', 'Show every field')}
        </label>
      )}
      <pre className="plan-text" data-testid="plan-text">
        {lines.map((line, at) => (
          <Line key={`${at}-${line}`} line={line} isWhole={isWhole} />
        ))}
      </pre>
    </>
  );
}

function Line({ line, isWhole }: { readonly line: string; readonly isWhole: boolean }) {
  const { where, what, fields } = sidesOf(line);
  const cut = (text: string) => (isWhole ? text : shorten(text));
  return (
    <div className="plan-line">
      <span className="where">{where}</span>
      <span className="what">{cut(what)}</span>
      <span className="fetched">{fields === '' ? '' : `→ ${cut(fields)}`}</span>
    </div>
  );
}

/** `step 1  land  Person(personalId ← person) → landRights`: step and source, what is asked of whom, fields. */
function sidesOf(line: string) {
  const [, where = '', rest = ''] = /^(\s*(?:step \d+)?\s+\S+\s\s+|\s+)?(.*)$/.exec(line) ?? [];
  const arrow = rest.indexOf('→');
  if (arrow === -1) return { where, what: rest, fields: '' };
  return { where, what: rest.slice(0, arrow).trim(), fields: rest.slice(arrow + 1).trim() };
}

/** Cuts after a whole name and says how many are left out. */
function shorten(text: string): string {
  if (text.length <= SHOWN) return text;
  const names = text.split(', ');
  let length = 0;
  const kept = names.filter((name) => (length += name.length + 2) <= SHOWN);
  return `${kept.join(', ')}, … +${names.length - kept.length}`;
}
