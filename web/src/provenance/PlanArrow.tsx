import { BOX, type PlacedFetch } from './placeFetches.ts';

/** From a fetch to one that waits for it; red when the first failed. */
export function PlanArrow(props: {
  readonly from: PlacedFetch | undefined;
  readonly to: PlacedFetch;
  readonly hasFailed: boolean;
}) {
  const { from, to, hasFailed } = props;
  if (from === undefined) return null;
  const [startX, startY] = [from.x + BOX.width, from.y + BOX.height / 2];
  const [endX, endY] = [to.x, to.y + BOX.height / 2];
  const middle = (startX + endX) / 2;
  return (
    <g className={hasFailed ? 'arrow failed' : 'arrow'} data-testid="arrow">
      <path d={`M${startX} ${startY}C${middle} ${startY} ${middle} ${endY} ${endX - 6} ${endY}`} />
      <polygon points={`${endX},${endY} ${endX - 8},${endY - 4} ${endX - 8},${endY + 4}`} />
    </g>
  );
}
