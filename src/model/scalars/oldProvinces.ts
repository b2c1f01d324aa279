/**
 * Codes of the 63 provinces before 1 July 2025. Personal numbers carry them with a zero in front, for ever;
 * which ones newborns get in merged provinces is not known, so all stay good. From: Decision 124/2004/QĐ-TTg.
 */
export const OLD_PROVINCES: ReadonlySet<string> = new Set(
  (
    '01 02 04 06 08 10 11 12 14 15 17 19 20 22 24 25 26 27 30 31 33 34 35 36 37 38 40 42 44 45 46 48 49 51 52 54 56 58 ' +
    '60 62 64 66 67 68 70 72 74 75 77 79 80 82 83 84 86 87 89 91 92 93 94 95 96'
  ).split(' '),
);
