import { taxCheckDigit } from '../../../src/synthetic/identity/taxCode.ts';
import type { Random } from '../../../src/synthetic/random.ts';
import type { Row } from '../row.ts';
import type { Fault, FaultName } from '../faults.ts';
import type { Block } from './block.ts';
import { moveToneMark } from './toneMarks.ts';

type Value = string | number | null;

/**
 * What a fault makes of a value; `undefined` where the row cannot bear it, and then it does not count for the rate.
 */
type Spoiler = (value: Value, row: Row, random: Random, block: Block) => Value | undefined;

const PLACEHOLDERS = ['N/A', '0000', 'xxx'];
/** Codes of earlier years for today's: valid then, to be mapped now. */
const LEGACY_LAND_USES: Readonly<Record<string, string>> = { HNK: 'BHK', LUK: 'LUN' };

const DIRTY_SERIALS: readonly ((serial: string) => string)[] = [
  (serial) => serial.replaceAll('0', 'O'),
  (serial) => `SO${serial.slice(0, 2)} ${serial.slice(3)}`,
  (serial) => serial.replace(' ', '').toLowerCase(),
  (serial) => ` ${serial.slice(0, 2)}  ${serial.slice(3)} `,
];

const text =
  (spoil: (value: string, random: Random) => string | undefined): Spoiler =>
  (value, _row, random) =>
    typeof value === 'string' && value !== '' ? spoil(value, random) : undefined;

const SPOILERS: Readonly<Record<FaultName, Spoiler>> = {
  'wrong-tone-placement': text((value) => moveToneMark(value)),
  'nfd-text': text((value) => (value.normalize('NFD') === value ? undefined : value.normalize('NFD'))),
  'year-only-date': text((value) => (value < '1975' ? value.slice(0, 4) : undefined)),
  'reissued-identifier': (value, _row, _random, { formerIds }) =>
    typeof value === 'string' ? formerIds.get(value) : undefined,
  'dead-still-active': (value, row, _random, { deadIds }) => {
    if (typeof row['so_dinh_danh'] !== 'string' || !deadIds.has(row['so_dinh_danh'])) return undefined;
    return value === '01' ? '00' : 'DTG';
  },
  // A second plot takes the number of the first on the same sheet: each had it in its own commune before the merger.
  'duplicate-parcel': (value, row, _random, { family }) => {
    const isSecondPlot = typeof value === 'number' && value % 2 === 0;
    const old = row['ma_xa_cu'];
    return isSecondPlot && old !== null && old !== family.head.home.oldCommune.code ? value - 1 : undefined;
  },
  'birth-date-disagrees': text((value) => disagreeingDate(value)),
  'stale-row': text((value, random) =>
    value.length === 12 ? `2017${value.slice(4)}` : `201${random.between(5, 8)}${value.slice(4)}`,
  ),
  'tax-status-10': (value, row) => (value === '00' && row['loai_nnt'] === 'CN' ? '10' : undefined),
  'ocr-dirty-serial': text((value, random) => {
    const dirty = random.pick(DIRTY_SERIALS)(value);
    // A serial without a nought cannot have it misread; then its letters are.
    return dirty === value ? `SO${value.slice(0, 2)} ${value.slice(3)}` : dirty;
  }),
  placeholder: text((_value, random) => random.pick(PLACEHOLDERS)),
  'control-character': text(
    (value, random) => `${value.slice(0, 3)}${random.pick(['\u0007', '\u001f', '\u0002'])}${value.slice(3)}`,
  ),
  'sex-digit-mismatch': (value, row) => (row['trang_thai_so'] === 'HIEU_LUC' ? (value === '1' ? '2' : '1') : undefined),
  'bad-tax-checksum': text((value) => {
    const nine = value.slice(0, 9);
    return `${nine}${(taxCheckDigit(nine) + 1) % 10}`;
  }),
  'missing-sampled-at': (value) => (value === null ? undefined : null),
  'code-not-in-list': text(() => '88'),
  'legacy-land-use': text((value) => LEGACY_LAND_USES[value]),
};

/** Day and month swapped where that gives a date, else the day before or after. */
function disagreeingDate(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  if (day !== month && Number(day) <= 12) return `${year}-${day}-${month}`;
  return `${year}-${month}-${day === '01' ? '02' : String(Number(day) - 1).padStart(2, '0')}`;
}

/** The spoilt value, or `undefined` where this row cannot bear the fault. */
export function spoil(fault: Fault, row: Row, random: Random, block: Block): Value | undefined {
  return SPOILERS[fault.name](row[fault.column] ?? null, row, random, block);
}
