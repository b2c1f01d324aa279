/** People of the world against whose ledger the quality rules are held: `LIENTHONG_QUALITY_PEOPLE=100000` takes minutes. */
export const QUALITY_PEOPLE = Number(process.env['LIENTHONG_QUALITY_PEOPLE'] ?? '1500');
