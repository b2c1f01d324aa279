import type { FetchReport, PlannedFetch, Provenance } from '../api/types.ts';
import { useLanguage } from '../language.ts';
import { sourceColour } from '../sourceColour.ts';

const BOX = { width: 190, height: 74, gapX: 56, gapY: 14, margin: 12 };

interface Placed {
  readonly fetch: PlannedFetch;
  readonly x: number;
  readonly y: number;
}

/** The plan drawn from left to right: a column per step, a box per fetch, an arrow from each fetch to those that wait for it. */
export function PlanPicture({ provenance }: { readonly provenance: Provenance }) {
  const placed = place(provenance);
  const byId = new Map(placed.map((box) => [box.fetch.fetchId, box]));
  const reports = new Map(provenance.fetches.map((report) => [report.id, report]));
  const width = Math.max(...placed.map(({ x }) => x), 0) + BOX.width + BOX.margin;
  const height = Math.max(...placed.map(({ y }) => y), 0) + BOX.height + BOX.margin;
  return (
    <svg className="plan-picture" data-testid="plan-picture" width={width} height={height} role="img" aria-label="Plan">
      <defs>
        <marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M0 0L10 5L0 10z" fill="#8a919c" />
        </marker>
      </defs>
      {placed.flatMap((box) =>
        box.fetch.dependsOn.map((id) => <Arrow key={`${id}-${box.fetch.fetchId}`} from={byId.get(id)} to={box} />),
      )}
      {placed.map((box) => (
        <Box key={box.fetch.fetchId} box={box} report={reports.get(box.fetch.fetchId)} provenance={provenance} />
      ))}
    </svg>
  );
}

function place(provenance: Provenance): Placed[] {
  return provenance.steps.flatMap(({ parallel }, column) =>
    parallel.map((fetch, row) => ({
      fetch,
      x: BOX.margin + column * (BOX.width + BOX.gapX),
      y: BOX.margin + row * (BOX.height + BOX.gapY),
    })),
  );
}

function Arrow({ from, to }: { readonly from: Placed | undefined; readonly to: Placed }) {
  if (from === undefined) return null;
  const start = [from.x + BOX.width, from.y + BOX.height / 2] as const;
  const end = [to.x, to.y + BOX.height / 2] as const;
  const middle = (start[0] + end[0]) / 2;
  return (
    <path
      d={`M${start[0]} ${start[1]}C${middle} ${start[1]} ${middle} ${end[1]} ${end[0]} ${end[1]}`}
      fill="none"
      stroke="#8a919c"
      strokeWidth="1.5"
      markerEnd="url(#arrow)"
    />
  );
}

function Box(props: {
  readonly box: Placed;
  readonly report: FetchReport | undefined;
  readonly provenance: Provenance;
}) {
  const { box, report, provenance } = props;
  const { pick } = useLanguage();
  const { source, selections } = box.fetch;
  const types = [...new Set(selections.map(({ entityType }) => entityType ?? 'Query'))].join(', ');
  const fields = selections.flatMap((selection) => selection.fields);
  const ministry = provenance.ministries[source];
  const colour = sourceColour(source);
  const failed = report !== undefined && !report.ok;
  return (
    <g transform={`translate(${box.x} ${box.y})`}>
      <title>{`${ministry === undefined ? source : pick(ministry.vi, ministry.en)}\n${fields.join('\n')}`}</title>
      <rect
        width={BOX.width}
        height={BOX.height}
        rx="7"
        fill="#fff"
        stroke={failed ? '#d11a2a' : colour}
        strokeWidth={failed ? 3 : 1.5}
      />
      <rect width="6" height={BOX.height} rx="3" fill={colour} />
      <text x="14" y="20" fontWeight="700" fill={colour}>
        {source}
      </text>
      <text x={BOX.width - 8} y="20" textAnchor="end" fill="#596270">
        {report === undefined ? '' : `${report.durationMs.toFixed(1)} ms`}
      </text>
      <text x="14" y="39" fill="#20242b">
        {types}
        {report !== undefined && report.entities > 0 ? ` × ${report.entities}` : ''}
      </text>
      <text x="14" y="58" fill={failed ? '#d11a2a' : '#596270'} fontSize="11">
        {failed ? (report.code ?? 'failed') : costOf(report)}
      </text>
    </g>
  );
}

function costOf(report: FetchReport | undefined): string {
  if (report === undefined) return '';
  const calls = report.sqlStatements > 0 ? `${report.sqlStatements} SQL` : `${report.httpCalls} HTTP`;
  return report.sqlStatements + report.httpCalls === 0
    ? 'in process'
    : `${calls} · ${(report.bytes / 1024).toFixed(1)} kB`;
}
