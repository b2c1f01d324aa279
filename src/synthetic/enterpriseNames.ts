/** What enterprises do: Vietnamese and English as in their names, and the code of the industry. */
export const TRADES: readonly (readonly [vi: string, en: string, code: string])[] = [
  ['Thương mại', 'Trading', '4690'],
  ['Xây dựng', 'Construction', '4100'],
  ['Vận tải', 'Transport', '4933'],
  ['Nông sản', 'Farm Produce', '4620'],
  ['Thủy sản', 'Seafood', '1020'],
  ['Dệt may', 'Garment', '1410'],
  ['Phần mềm', 'Software', '6201'],
  ['Du lịch', 'Travel', '7911'],
];

/** What enterprises call themselves. */
export const BRAND_WORDS: readonly string[] = [
  'An Hòa',
  'Phú Thịnh',
  'Minh Long',
  'Tân Việt',
  'Hoàng Gia',
  'Đại Phát',
  'Thành Công',
  'Bình Minh',
  'Phương Nam',
  'Sao Mai',
];
