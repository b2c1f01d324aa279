import { basename } from 'node:path';
import { ANONYMOUS, type FlameBox } from './foldSamples.ts';
import { roomShares } from './roomShares.ts';
import { ROOMS } from './rooms.ts';

const WIDTH = 1200;
const MARGIN = 10;
const ROW = 17;
/** Width of a character of the font (pixels), a little more than most have. */
const CHARACTER = 6.7;
/** Boxes of a smaller share of the whole are left out. */
const LEAST_SHARE = 0.003;
const LEAST_LEGEND_SHARE = 0.0005;
const HEAD = 82;
const LEGEND_COLUMNS = 5;

/** A box with its place. */
interface PlacedBox {
  readonly box: FlameBox;
  readonly depth: number;
  /** From the left (microseconds). */
  readonly atUs: number;
}

/**
 * Draws a tree of calls as a flame graph in SVG: a function stands on what calls it, as wide as its share of the time, in
 * its room's colour. Each box has a title with function, share and file, which browsers show where the picture is opened by
 * itself. It has a background of its own, so that it is legible on dark pages too.
 *
 * From: B. Gregg, "The Flame Graph", Communications of the ACM 59 (2016) 6.
 */
export function writeFlame(tree: FlameBox, title: string): string {
  const boxes = placeBoxes(tree);
  const rows = 1 + Math.max(...boxes.map(({ depth }) => depth));
  const height = HEAD + rows * ROW + MARGIN;
  const bottom = height - MARGIN - ROW;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" font-family="ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="11" fill="#1c1e21">`,
    `<title>${escape(title)}</title>`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    `<text x="${MARGIN}" y="22" font-size="14" font-weight="bold">${escape(title)}</text>`,
    `<text x="${WIDTH - MARGIN}" y="22" text-anchor="end">beside each colour: time in its own functions</text>`,
    ...legend(tree),
    ...boxes.map((placed) => boxMarkup(placed, tree.totalUs, bottom)),
    '</svg>',
    '',
  ].join('\n');
}

/** The boxes that are wide enough, callers before what they call. */
function placeBoxes(tree: FlameBox): readonly PlacedBox[] {
  const placed: PlacedBox[] = [];
  const place = (box: FlameBox, depth: number, atUs: number): void => {
    if (box.totalUs < tree.totalUs * LEAST_SHARE) return;
    placed.push({ box, depth, atUs });
    let calleeUs = atUs;
    for (const callee of box.callees) {
      place(callee, depth + 1, calleeUs);
      calleeUs += callee.totalUs;
    }
  };
  place(tree, 0, 0);
  return placed;
}

function legend(tree: FlameBox): string[] {
  const column = (WIDTH - 2 * MARGIN) / LEGEND_COLUMNS;
  const drawn = roomShares(tree).filter(([, share]) => share >= LEAST_LEGEND_SHARE);
  return drawn.map(([room, share], index) => {
    const x = MARGIN + (index % LEGEND_COLUMNS) * column;
    const y = 34 + Math.floor(index / LEGEND_COLUMNS) * ROW;
    const words = escape(`${room} ${percent(share)}`);
    return `<rect x="${x}" y="${y}" width="12" height="12" fill="${ROOMS[room]}"/><text x="${x + 18}" y="${y + 10}">${words}</text>`;
  });
}

function boxMarkup({ box, depth, atUs }: PlacedBox, allUs: number, bottom: number): string {
  const scale = (WIDTH - 2 * MARGIN) / allUs;
  const x = rounded(MARGIN + atUs * scale);
  const y = bottom - depth * ROW;
  // A gap between neighbours.
  const width = rounded(Math.max(1, box.totalUs * scale - 0.6));
  const said = escape([box.name, percent(box.totalUs / allUs), box.file].filter((part) => part !== '').join(', '));
  const label = labelOf(box, width - 5);
  const text = label === '' ? '' : `<text x="${rounded(x + 3)}" y="${y + 12}">${escape(label)}</text>`;
  const rect = `<rect x="${x}" y="${y}" width="${width}" height="${ROW - 1}" fill="${ROOMS[box.room]}"/>`;
  return `<g><title>${said}</title>${rect}${text}</g>`;
}

/**
 * As much of function and file as there is room for (pixels), of a function without a name the file alone; nothing where it
 * would not be told from others.
 */
function labelOf({ name, file }: FlameBox, width: number): string {
  const characters = Math.floor(width / CHARACTER);
  const place = basename(file);
  const whole = place === '' ? name : `${name} ${place}`;
  if (whole.length <= characters) return whole;
  const short = name === ANONYMOUS && place !== '' ? place : name;
  if (short.length <= characters) return short;
  return characters < 4 ? '' : `${short.slice(0, characters - 1)}…`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Names of functions hold what their authors wrote, regular expressions among it. */
function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/\p{Cc}/gu, '\uFFFD');
}
