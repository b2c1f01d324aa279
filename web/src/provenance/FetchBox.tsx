import type { KeyboardEvent } from 'react';
import type { FetchReport } from '../api/types.ts';
import { useLanguage, type LanguageChoice } from '../language.ts';
import { sourceColour } from '../sourceColour.ts';
import { fetchOutcome } from './fetchOutcome.ts';
import { BOX, type PlacedFetch } from './placeFetches.ts';

/** Characters that fit into a line of a box. */
const LINE = 31;

/** One fetch: source and time, ministry, types × entities, calls and size; red with its code when it failed. */
export function FetchBox(props: {
  readonly box: PlacedFetch;
  readonly report: FetchReport | undefined;
  readonly ministry: { readonly vi: string; readonly en: string } | undefined;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}) {
  const { box, report, ministry, isChosen, onChoose } = props;
  const language = useLanguage();
  const { source, fetchId, selections } = box.fetch;
  const types = [...new Set(selections.map(({ entityType }) => entityType ?? 'Query'))].join(', ');
  const outcome = fetchOutcome(report);
  const name = ministry === undefined ? source : language.pick(ministry.vi, ministry.en);
  const time = report === undefined ? '' : `${language.number(report.durationMs)} ms`;
  const asked = report !== undefined && report.entities > 0 ? `${types} × ${report.entities}` : types;
  const cost = outcome === 'failed' ? (report?.code ?? 'FAILED') : costOf(report, language);
  return (
    <g
      className={`fetch ${outcome}${isChosen ? ' chosen' : ''}`}
      data-testid="fetch"
      data-source={source}
      data-outcome={outcome}
      transform={`translate(${box.x} ${box.y})`}
      role="button"
      tabIndex={0}
      aria-pressed={isChosen}
      aria-label={`#${fetchId} ${source}, ${name}, ${asked}, ${time}, ${cost}`}
      onClick={onChoose}
      onKeyDown={(event) => isPress(event) && onChoose()}
    >
      <title>{name}</title>
      <rect className="frame" width={BOX.width} height={BOX.height} rx="7" style={{ stroke: sourceColour(source) }} />
      <rect className="edge" width="6" height={BOX.height} rx="3" fill={sourceColour(source)} />
      <text x="14" y="19" className="source" fill={sourceColour(source)}>
        {source}
      </text>
      <text x={BOX.width - 8} y="19" textAnchor="end" className="quiet">
        {time}
      </text>
      <text x="14" y="37" className="quiet small">
        {cut(name)}
      </text>
      <text x="14" y="55">
        {cut(asked)}
      </text>
      <text x="14" y="73" className="cost small">
        {cost}
      </text>
      <text x={BOX.width - 8} y="73" textAnchor="end" className="quiet small">
        #{fetchId}
      </text>
    </g>
  );
}

function isPress(event: KeyboardEvent): boolean {
  if (event.key !== 'Enter' && event.key !== ' ') return false;
  event.preventDefault();
  return true;
}

function cut(text: string): string {
  return text.length <= LINE ? text : `${text.slice(0, LINE - 1)}…`;
}

function costOf(report: FetchReport | undefined, { pick, size }: LanguageChoice): string {
  if (report === undefined || report.requests === 0) return pick('không phải hỏi', 'not asked');
  const { httpCalls, sqlStatements, bytes } = report;
  const calls = [
    ...(httpCalls > 0 ? [`${httpCalls} HTTP`] : []),
    ...(sqlStatements > 0 ? [`${sqlStatements} SQL`] : []),
  ];
  return calls.length === 0 ? pick('tại chỗ', 'in process') : `${calls.join(' · ')} · ${size(bytes)}`;
}
