import type { AdminUnitStatus } from '../model/adminUnit.ts';

/** The answer kinds, and the ways to reach one that a reader should be told apart. */
export type NoteKind =
  AdminUnitStatus | 'NOT_YET' | 'MERGED_BACKWARDS' | 'ABOLISHED_SPLIT' | 'DISTRICT' | 'DISTRICT_WHOLE';

interface Note {
  readonly note: string;
  readonly noteVi: string;
}

/** What a resolution means for the reader, in English and Vietnamese. */
export const resolutionNotes: Readonly<Record<NoteKind, Note>> = {
  CURRENT: {
    note: 'The code names the same unit on both days.',
    noteVi: 'Mã này chỉ cùng một đơn vị ở cả hai thời điểm.',
  },
  RENAMED: {
    note: 'The same territory, under another name or kind.',
    noteVi: 'Cùng địa giới, đã đổi tên hoặc đổi loại đơn vị.',
  },
  MERGED: {
    note: 'The whole unit became part of a larger one.',
    noteVi: 'Toàn bộ đơn vị đã sáp nhập vào một đơn vị lớn hơn.',
  },
  SPLIT: {
    note: 'The unit was split; an address is needed to choose between the candidates.',
    noteVi: 'Đơn vị đã bị chia tách; cần địa chỉ để chọn giữa các đơn vị có thể.',
  },
  MERGED_BACKWARDS: {
    note: 'The unit was formed from several; an address is needed to choose between the candidates.',
    noteVi: 'Đơn vị được thành lập từ nhiều đơn vị; cần địa chỉ để chọn giữa các đơn vị có thể.',
  },
  ABOLISHED: {
    note: 'The code had ended by that day; the candidate took its place.',
    noteVi: 'Mã đã hết hiệu lực vào ngày đó; đơn vị nêu ở đây là đơn vị thay thế.',
  },
  ABOLISHED_SPLIT: {
    note: 'The code had ended by that day and its territory was split; an address is needed to choose.',
    noteVi: 'Mã đã hết hiệu lực vào ngày đó và địa bàn bị chia tách; cần địa chỉ để chọn.',
  },
  NOT_FOUND: {
    note: 'No list knows a unit under this code, or none existed there on that day.',
    noteVi: 'Không danh mục nào có đơn vị mang mã này, hoặc khi đó chưa có đơn vị tại đây.',
  },
  NOT_YET: {
    note: 'The code came into use only after that day.',
    noteVi: 'Mã này chỉ được sử dụng sau ngày đó.',
  },
  DISTRICT: {
    note: 'The district level ended on 2025-06-30; an address is needed to choose between the communes.',
    noteVi: 'Cấp huyện đã kết thúc ngày 30/6/2025; cần địa chỉ để chọn giữa các đơn vị cấp xã.',
  },
  DISTRICT_WHOLE: {
    note: 'The district level ended on 2025-06-30; this district became one unit as a whole.',
    noteVi: 'Cấp huyện đã kết thúc ngày 30/6/2025; toàn bộ huyện này trở thành một đơn vị.',
  },
};
