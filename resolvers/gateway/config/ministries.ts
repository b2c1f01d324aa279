/** A keeper of data, as a reader knows it. Agency codes after Decision 20/2020, as far as known since the 2025 mergers. */
export interface MinistryName {
  readonly vi: string;
  readonly en: string;
  readonly agency: string;
}

/** Which ministry stands behind a source. From: the sources of the graph, `resolvers/`. */
export const ministries: Readonly<Record<string, MinistryName>> = {
  population: { vi: 'Bộ Công an', en: 'Ministry of Public Security', agency: 'G01' },
  justice: { vi: 'Bộ Tư pháp', en: 'Ministry of Justice', agency: 'G15' },
  land: { vi: 'Bộ Nông nghiệp và Môi trường', en: 'Ministry of Agriculture and Environment', agency: 'G10' },
  tax: { vi: 'Bộ Tài chính (Cục Thuế)', en: 'Ministry of Finance (Tax Department)', agency: 'G12' },
  finance: {
    vi: 'Bộ Tài chính (đăng ký kinh doanh, bảo hiểm xã hội)',
    en: 'Ministry of Finance (business registration, social insurance)',
    agency: 'G12',
  },
  health: { vi: 'Bộ Y tế', en: 'Ministry of Health', agency: 'G18' },
  'government-office': { vi: 'Văn phòng Chính phủ', en: 'Government Office', agency: 'G22' },
  gateway: { vi: 'Trung tâm Dữ liệu quốc gia', en: 'National Data Centre', agency: 'G01.C12' },
};

/** The ministry of a source; a source that is not listed speaks for itself by its id. */
export function ministryOf(source: string): MinistryName {
  return ministries[source] ?? { vi: source, en: source, agency: source };
}
