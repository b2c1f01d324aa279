import type { AnswerError } from '../api/types.ts';
import { useLanguage } from '../language.ts';
import { groupErrors, type ErrorGroup } from './groupErrors.ts';

/** Paths shown at once; the others are behind a click (count). */
const SHOWN_PATHS = 4;

/** Refusals and failures as sentences: what, why, what to do about it, which fields it costs. */
export function Notices({ errors }: { readonly errors: readonly AnswerError[] }) {
  const { pick } = useLanguage();
  if (errors.length === 0) return null;
  return (
    <section className="notices" data-testid="notices">
      <h3>{pick('Không trả lời được', 'Not answered')}</h3>
      <ul>
        {groupErrors(errors).map((group) => (
          <Notice key={`${group.error.extensions?.code}${group.error.message}`} group={group} />
        ))}
      </ul>
    </section>
  );
}

function Notice({ group: { error, paths } }: { readonly group: ErrorGroup }) {
  const { pick } = useLanguage();
  const { code, messageVi, remedy, remedyVi, source, errorId } = error.extensions ?? {};
  const advice = pick(remedyVi ?? remedy ?? '', remedy ?? '');
  return (
    <li data-testid="notice">
      <p>
        {code !== undefined && <code className="code">{code}</code>} {pick(messageVi ?? error.message, error.message)}
      </p>
      {advice !== '' && <p className="remedy">→ {advice}</p>}
      <Paths paths={paths} />
      {errorId !== undefined && (
        <p className="reference">
          {pick('Mã lỗi', 'Error id')}: <code>{errorId}</code>
          {source !== undefined && ` · ${source}`}
        </p>
      )}
    </li>
  );
}

function Paths({ paths }: { readonly paths: readonly string[] }) {
  const { pick } = useLanguage();
  if (paths.length === 0) return null;
  const [shown, others] = [paths.slice(0, SHOWN_PATHS), paths.slice(SHOWN_PATHS)];
  return (
    <div className="paths">
      <List paths={shown} />
      {others.length > 0 && (
        <details>
          <summary>{pick(`và ${others.length} trường nữa`, `and ${others.length} more`)}</summary>
          <List paths={others} />
        </details>
      )}
    </div>
  );
}

function List({ paths }: { readonly paths: readonly string[] }) {
  return paths.map((path) => <code key={path}>{path}</code>);
}
