import type { ReactNode } from 'react';
import { outcome, type GrowingAnswer, type Select, type ValueAt } from 'lienthong/client';
import { useWords } from './language.tsx';
import { Notice } from './Notice.tsx';
import type { Asked } from './useAnswer.ts';

/** What has become of a question: nothing yet, a wait, a failure, or what `children` make of the answer. */
export function Result<Data>(props: {
  readonly of: Asked<Data>;
  readonly children: (answer: GrowingAnswer<Data>) => ReactNode;
}) {
  const { say } = useWords();
  const { of } = props;
  return (
    <section aria-live="polite" aria-busy={of.state === 'asking'}>
      {of.state === 'asking' && (
        <p className="notice waiting">{say('Đang hỏi các cơ quan…', 'Asking the ministries…')}</p>
      )}
      {of.state === 'failed' && (
        <div className="notice bad" role="alert">
          <strong>{say('Không kết nối được với cổng dữ liệu', 'The gateway cannot be reached')}</strong>
          <p>{of.message}</p>
        </div>
      )}
      {of.state === 'answered' && props.children(of.answer)}
    </section>
  );
}

/** The value at a place of an answer, or why there is none. What disagrees with a value stands above it. */
export function At<Data, Way>(props: {
  readonly answer: GrowingAnswer<Data>;
  readonly select: Select<Data, Way>;
  readonly children: (value: NonNullable<ValueAt<Way>>) => ReactNode;
}) {
  const found = outcome(props.answer, props.select);
  if (found.kind === 'found') return <>{props.children(found.value)}</>;
  return (
    <>
      <Notice of={found} />
      {found.kind === 'mismatch' && props.children(found.value)}
    </>
  );
}
