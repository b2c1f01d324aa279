import type { AnswerError } from '../api/types.ts';
import { useLanguage } from '../language.ts';

/** What the playground itself could not load, a line each. */
export function Problems({ problems }: { readonly problems: readonly AnswerError[] }) {
  const { pick } = useLanguage();
  return problems.map(({ message, extensions }) => (
    <p key={message} className="problem" role="alert" data-testid="problem">
      {pick(extensions?.messageVi ?? message, message)} {pick(extensions?.remedyVi ?? '', extensions?.remedy ?? '')}
      {extensions?.code !== undefined && <code>{extensions.code}</code>}
    </p>
  ));
}
