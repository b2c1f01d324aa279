import { useState } from 'react';
import type { Provenance } from '../api/types.ts';
import { useLanguage } from '../language.ts';
import { FetchBox } from './FetchBox.tsx';
import { FetchDetail } from './FetchDetail.tsx';
import { fetchOutcome } from './fetchOutcome.ts';
import { PlanArrow } from './PlanArrow.tsx';
import { BOX, HEADING, pictureSize, placeFetches } from './placeFetches.ts';

/** The plan drawn from left to right: a column per step, a box per fetch, an arrow from each fetch to those that wait for it. */
export function PlanPicture({ provenance }: { readonly provenance: Provenance }) {
  const [chosen, choose] = useState<number>();
  const { pick } = useLanguage();
  const placed = placeFetches(provenance);
  const byId = new Map(placed.map((box) => [box.fetch.fetchId, box]));
  const reports = new Map(provenance.fetches.map((report) => [report.id, report]));
  const { width, height } = pictureSize(placed);
  return (
    <>
      <svg
        className="plan-picture"
        data-testid="plan-picture"
        width={width}
        height={height}
        role="group"
        aria-label={pick('Kế hoạch: mỗi ô là một lượt lấy', 'Plan: a box per fetch')}
      >
        {provenance.steps.map((_, column) => (
          <text key={column} className="step" x={BOX.margin + column * (BOX.width + BOX.gapX)} y={HEADING}>
            {pick('Bước', 'Step')} {column + 1}
          </text>
        ))}
        {placed.flatMap((box) =>
          box.fetch.dependsOn.map((id) => (
            <PlanArrow
              key={`${id}-${box.fetch.fetchId}`}
              from={byId.get(id)}
              to={box}
              hasFailed={fetchOutcome(reports.get(id)) === 'failed'}
            />
          )),
        )}
        {placed.map((box) => (
          <FetchBox
            key={box.fetch.fetchId}
            box={box}
            report={reports.get(box.fetch.fetchId)}
            ministry={provenance.ministries[box.fetch.source]}
            isChosen={chosen === box.fetch.fetchId}
            onChoose={() => choose(box.fetch.fetchId)}
          />
        ))}
      </svg>
      <FetchDetail fetch={chosen === undefined ? undefined : byId.get(chosen)?.fetch} />
    </>
  );
}
