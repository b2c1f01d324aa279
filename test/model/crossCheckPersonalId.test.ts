import { expect, test } from '@jest/globals';
import { crossCheckPersonalId } from '../../src/model/scalars/crossCheckPersonalId.ts';

const SEX = 'PERSONAL_ID_SEX_DIFFERS';
const YEAR = 'PERSONAL_ID_BIRTH_YEAR_DIFFERS';

test.each([
  ['a man of 1999', '001099012345', { sex: '1', birthDate: '1999-05-01' }, []],
  ['a woman of 1999', '001199012345', { sex: '2', birthDate: '1999' }, []],
  ['a woman of 2005', '079305000001', { sex: '2', birthDate: '2005-01' }, []],
  ['a child of 2100', '001400000001', { sex: '1', birthDate: '2100' }, []],
  ['a man registered as a woman', '001099012345', { sex: '2', birthDate: '1999' }, [SEX]],
  ['a corrected year', '001099012345', { sex: '1', birthDate: '1998-12-31' }, [YEAR]],
  ['another century', '001099012345', { sex: '1', birthDate: '2099' }, [YEAR]],
  ['both', '001099012345', { sex: '2', birthDate: '1998' }, [SEX, YEAR]],
  ['undetermined sex', '001099012345', { sex: '3', birthDate: '1999' }, []],
  ['nothing on record', '001099012345', {}, []],
  ['nulls on record', '001099012345', { sex: null, birthDate: null }, []],
])('%s', (_name, personalId, record, codes) => {
  expect(crossCheckPersonalId(personalId, record).map((warning) => warning.code)).toEqual(codes);
});
