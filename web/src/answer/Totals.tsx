import type { FetchReport } from '../api/types.ts';
import { useLanguage } from '../language.ts';
import type { Answer } from './Answer.ts';

/** What the answer cost, in one line. */
export function Totals({ answer }: { readonly answer: Answer }) {
  const { pick, number, size } = useLanguage();
  const fetches = answer.body.extensions?.provenance?.fetches ?? [];
  const sum = (of: (fetch: FetchReport) => number) => fetches.reduce((total, fetch) => total + of(fetch), 0);
  const sources = new Set(fetches.map(({ source }) => source)).size;
  const parts = [
    count(sources, 'nguồn', 'source'),
    count(fetches.length, 'lượt lấy', 'fetch', 'fetches'),
    count(
      sum(({ httpCalls }) => httpCalls),
      'lời gọi HTTP',
      'HTTP call',
    ),
    count(
      sum(({ sqlStatements }) => sqlStatements),
      'câu lệnh SQL',
      'SQL statement',
    ),
    size(sum(({ bytes }) => bytes)),
    `${number(answer.durationMs, 0)} ms`,
  ];
  return (
    <span className="totals" role="status" data-testid="totals">
      {parts.join(' · ')}
    </span>
  );

  function count(amount: number, vi: string, one: string, many = `${one}s`): string {
    return `${amount} ${pick(vi, amount === 1 ? one : many)}`;
  }
}
