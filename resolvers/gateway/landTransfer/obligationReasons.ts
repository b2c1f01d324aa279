import type { ObligationReason } from './obligation.ts';

/** Why a duty is computed as it is, exempt, or cannot be computed. */
export const obligationReasons = {
  contractPrice: {
    vi: 'Tính trên giá hợp đồng, không thấp hơn bảng giá đất.',
    en: 'Taken of the contract price, which is not below the price table.',
  },
  tablePrice: {
    vi: 'Giá hợp đồng thấp hơn bảng giá đất; tính theo bảng giá.',
    en: 'The contract price is below the price table; taken of the table value.',
  },
  onlyHouse: {
    vi: 'Miễn: nhà ở, đất ở duy nhất của bên chuyển nhượng, đã có đủ thời gian.',
    en: 'Exempt: the only home of the transferor, held long enough.',
  },
  kinship: {
    vi: 'Miễn: giữa vợ với chồng hoặc giữa cha, mẹ với con, theo hộ tịch hoặc dữ liệu dân cư.',
    en: 'Exempt: between spouses, or parent and child, by civil status or the population database.',
  },
  inheritance: {
    vi: 'Chưa tính: bên chuyển nhượng đã chết, phải làm thủ tục thừa kế.',
    en: 'Not computed: the transferor has died, inheritance comes first.',
  },
  noParcel: {
    vi: 'Chưa tính: không có thửa đất đang sử dụng theo địa chỉ đã nêu.',
    en: 'Not computed: no active parcel has the address that was given.',
  },
  ambiguousParcel: {
    vi: 'Chưa tính: nhiều thửa cùng địa chỉ, cần mã xã cũ.',
    en: 'Not computed: several parcels share the address, the old commune is needed.',
  },
} as const satisfies Readonly<Record<string, ObligationReason>>;

/** The price table has no row for this purpose, so nobody can say which value is larger. */
export function noTablePrice(purpose: string): ObligationReason {
  return {
    vi: `Chưa tính: bảng giá đất không có giá cho loại đất ${purpose === '' ? 'chưa rõ' : purpose}.`,
    en: `Not computed: the price table has no price for the land-use purpose ${purpose === '' ? 'unknown' : purpose}.`,
  };
}
