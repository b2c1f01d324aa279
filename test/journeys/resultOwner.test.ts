import { describe, expect, test } from '@jest/globals';
import { judgeResult, type KeptResult } from '../../resolvers/gateway/testReuse/judgeResult.ts';
import { away, codeLists } from './support/cases.ts';

const NOW = '2026-11-20T08:00:00+07:00';
const patient = { personalId: '079073990421', supersededBy: null };
const urea: KeptResult = {
  code: 'URE',
  unit: 'mmol/L',
  takenAt: '2026-11-19T20:00:00+07:00',
  encounter: { patient },
};
const judge = (changes: Partial<KeptResult> = {}, unavailable = [] as Parameters<typeof judgeResult>[3]) =>
  judgeResult({ ...urea, ...changes }, codeLists.get('LAB_INDEX'), NOW, unavailable);

describe('whose result it is decides before its window does', () => {
  test.each<[name: string, encounter: KeptResult['encounter']]>([
    ['the patient of the visit has no papers', { patient: null }],
    ['the patient has no number', { patient: { personalId: null } }],
    ['nothing is known of the visit', null],
  ])('%s: it cannot be compared', (_, encounter) => {
    const { status, reasonVi, reasonEn } = judge({ encounter });
    expect(status).toBe('NOT_COMPARABLE');
    expect(reasonVi).toContain('chưa rõ nhân thân');
    expect(reasonEn).toContain('not identified');
  });

  test('an expired result of nobody is not called expired', () => {
    expect(judge({ encounter: { patient: null }, takenAt: '2026-01-01T08:00:00+07:00' }).status).toBe('NOT_COMPARABLE');
  });

  test('a result under a cancelled number is judged, and the reason says so in both languages', () => {
    const reissued = { ...patient, supersededBy: { personalId: '079072990422' } };
    const { status, reasonVi, reasonEn } = judge({ encounter: { patient: reissued } });
    expect(status).toBe('REUSABLE');
    expect(reasonVi).toMatch(/^Còn trong thời hạn.*số định danh đã bị huỷ và xác lập lại/);
    expect(reasonEn).toMatch(/^Within the window.*cancelled and issued anew/);
    expect(reasonVi + reasonEn).not.toMatch(/\d{9}/);
  });

  test('an ordinary result carries no word on its number', () => {
    expect(judge().reasonEn).toBe('Within the window, counted from sampling or performing.');
  });
});

describe('what could not be read is not taken for missing', () => {
  test.each(['encounter', 'encounter.patient', 'encounter.patient.personalId', 'sampledAt', 'resultUnit', 'indexCode'])(
    '%s: nothing is concluded, and the ministry is named',
    (path) => {
      const { status, reasonVi, reasonEn } = judge({ encounter: null, takenAt: null }, [away('health', path)]);
      expect(status).toBe('NOT_COMPARABLE');
      expect(reasonVi).toMatch(/^Không đọc được .* Bộ Y tế/);
      expect(reasonEn).not.toContain('not identified');
    },
  );

  test('the population database alone costs only the word on the number', () => {
    const { status, reasonEn } = judge({}, [away('population', 'encounter.patient.supersededBy')]);
    expect(status).toBe('REUSABLE');
    expect(reasonEn).toContain('The Ministry of Public Security could not say whether the personal number');
  });
});
