import { describe, expect, test } from '@jest/globals';
import { checkDictionary } from '../../src/dictionary/checkDictionary.ts';
import { rules } from '../../src/dictionary/rules/index.ts';
import { soundFiles, writeDictionary } from './smallDictionary.ts';

/** One change to the sound dictionary, and the one finding that it must give. */
interface Fault {
  readonly rule: string;
  readonly file: string;
  /** Replaced once in the file… */
  readonly from: string;
  readonly to: string;
  /** …and text of the line on which the finding must be, in the changed file. */
  readonly at: string;
  readonly says?: string;
}

const people = 'people.graphql';
const vehicles = 'vehicles.graphql';
const sexes = 'codelists/SEX.csv';

const faults: readonly Fault[] = [
  { rule: 'syntax-error', file: vehicles, from: 'inspector: Text', to: 'inspector Text', at: 'inspector Text' },
  { rule: 'syntax-error', file: sexes, from: '3,Chưa', to: '3,"Chưa', at: '3,"Chưa' },
  {
    rule: 'not-nfc',
    file: people,
    from: 'Giới tính theo',
    to: 'Giới tính'.normalize('NFD') + ' theo',
    at: 'sex: SexCode',
  },
  {
    rule: 'not-nfc',
    file: sexes,
    from: '2,Nữ,Female,2025',
    to: `2,${'Nữ'.normalize('NFD')},Female,2025`,
    at: 'Female,2025',
  },
  {
    rule: 'invalid-sdl',
    file: vehicles,
    from: 'scalar PlateNo',
    to: 'scalar Text',
    at: 'scalar Text',
    says: 'only one type named "Text"',
  },
  {
    rule: 'invalid-sdl',
    file: vehicles,
    from: '@relation(vi: "Chủ xe"',
    to: '@ownedBy @relation(vi: "Chủ xe"',
    at: 'keeper: Person',
    says: '@ownedBy',
  },
  {
    rule: 'invalid-sdl',
    file: vehicles,
    from: 'extend type Person',
    to: 'extend type Persona',
    at: 'extend type',
    says: 'Persona',
  },
  { rule: 'type-unknown', file: vehicles, from: 'keeper: Person', to: 'keeper: Keeper', at: 'keeper:', says: 'Keeper' },
  {
    rule: 'type-unknown',
    file: people,
    from: 'personalId: PersonalId!)',
    to: 'personalId: PersonId!)',
    at: 'PersonId!',
  },
  { rule: 'name-style', file: vehicles, from: 'inspector:', to: 'Inspector:', at: 'Inspector:' },
  { rule: 'name-style', file: vehicles, from: 'enum VehicleState', to: 'enum vehicleState', at: 'enum' },
  {
    rule: 'description-missing-en',
    file: people,
    from: '"Sex as registered."',
    to: '',
    at: 'sex:',
    says: 'Person.sex',
  },
  { rule: 'description-missing-en', file: vehicles, from: '"State of a vehicle."', to: '', at: 'enum' },
  { rule: 'description-missing-en', file: vehicles, from: '"It may be driven."', to: '" "', at: 'ACTIVE' },
  {
    rule: 'description-missing-vi',
    file: people,
    from: ', defVi: "Giới tính theo đăng ký."',
    to: '',
    at: 'sex:',
    says: 'defVi',
  },
  { rule: 'description-missing-vi', file: people, from: 'vi: "Cá nhân"', to: 'vi: ""', at: 'type Person', says: 'vi' },
  {
    rule: 'description-missing-vi',
    file: vehicles,
    from: 'ACTIVE @term(vi: "Đang lưu hành")',
    to: 'ACTIVE',
    at: 'ACTIVE',
  },
  { rule: 'description-missing-vi', file: vehicles, from: '@relation(vi: "Chủ xe", ', to: '@relation(', at: 'keeper:' },
  {
    rule: 'description-missing-vi',
    file: people,
    from: 'scalar Text @term(vi: "Văn bản")',
    to: 'scalar Text',
    at: 'scalar Text',
  },
  { rule: 'definition-repeats-name', file: people, from: '"Giới tính theo đăng ký."', to: '"giới  tính"', at: 'sex:' },
  { rule: 'definition-repeats-name', file: vehicles, from: '"Number on the plate."', to: '"Plate no"', at: 'plateNo:' },
  {
    rule: 'directive-missing',
    file: vehicles,
    from: '@relation(vi: "Chủ xe", defVi: "Hồ sơ của chủ xe.")',
    to: '',
    at: 'keeper:',
  },
  {
    rule: 'key-field-unknown',
    file: vehicles,
    from: '"plateNo")',
    to: '"plateNo { x } engineNo")',
    at: 'type Vehicle',
    says: 'engineNo',
  },
  { rule: 'key-nullable', file: vehicles, from: 'plateNo: PlateNo!', to: 'plateNo: PlateNo', at: 'plateNo: PlateNo' },
  {
    rule: 'key-optional',
    file: vehicles,
    from: 'defVi: "Số trên biển.", mandatory: true',
    to: 'defVi: "Số trên biển."',
    at: 'plateNo:',
  },
  { rule: 'non-null-outside-key', file: vehicles, from: 'inspector: Text', to: 'inspector: Text!', at: 'inspector:' },
  { rule: 'list-item-nullable', file: vehicles, from: '[Vehicle!]', to: '[Vehicle]', at: 'vehicles:' },
  {
    rule: 'scalar-without-rule',
    file: vehicles,
    from: ' @format(pattern: "^\\\\d{2}[A-Z]-\\\\d{5}$")',
    to: '',
    at: 'scalar PlateNo',
  },
  { rule: 'format-broken', file: vehicles, from: '[A-Z]-', to: '[A-Z-', at: 'scalar PlateNo' },
  { rule: 'format-broken', file: people, from: 'since: "1.1"', to: 'format: "^("', at: 'sex:' },
  { rule: 'identifier-malformed', file: people, from: 'ndg:POP-002', to: 'POP-2', at: 'sex:' },
  { rule: 'identifier-malformed', file: people, from: 'id: "ndg:POP-002", ', to: '', at: 'sex:' },
  {
    rule: 'identifier-repeated',
    file: vehicles,
    from: 'ndg:VEH-002',
    to: 'ndg:POP-002',
    at: 'inspector:',
    says: 'Person.sex',
  },
  { rule: 'class-missing', file: vehicles, from: 'class: INTERNAL, ', to: '', at: 'plateNo:' },
  { rule: 'class-unknown', file: vehicles, from: 'class: OPEN', to: 'class: PUBLIC', at: 'inspector:', says: 'PUBLIC' },
  { rule: 'class-secret', file: vehicles, from: 'class: OPEN', to: 'class: SECRET', at: 'inspector:' },
  { rule: 'class-secret', file: vehicles, from: 'class: INTERNAL', to: 'class: SECRET', at: '@entity' },
  { rule: 'sensitive-kind', file: people, from: ', sensitive: "RELIGION"', to: '', at: 'religion:' },
  {
    rule: 'sensitive-kind',
    file: people,
    from: 'sensitive: "RELIGION"',
    to: 'sensitive: "FAITH"',
    at: 'religion:',
    says: 'FAITH',
  },
  { rule: 'sensitive-kind', file: people, from: 'since: "1.1"', to: 'sensitive: "RELIGION"', at: 'sex:' },
  { rule: 'owner-missing', file: vehicles, from: 'owner: "G01", ', to: '', at: 'plateNo:' },
  { rule: 'owner-unknown', file: vehicles, from: 'owner: "G12"', to: 'owner: "G99"', at: 'inspector:', says: 'G99' },
  { rule: 'owner-unknown', file: vehicles, from: 'owner: "G01"', to: 'owner: "G99"', at: 'type Vehicle' },
  { rule: 'basis-missing', file: vehicles, from: ', basis: "Law 36/2024"', to: '', at: 'plateNo:' },
  { rule: 'version-malformed', file: people, from: 'since: "1.1"', to: 'since: "new"', at: 'sex:' },
  {
    rule: 'code-list-unknown',
    file: people,
    from: '@codeList(id: "SEX")',
    to: '@codeList(id: "SEXES")',
    at: 'scalar SexCode',
    says: 'SEXES',
  },
  {
    rule: 'code-list-unknown',
    file: vehicles,
    from: 'class: OPEN',
    to: 'class: OPEN, codeList: "INSPECTOR"',
    at: 'inspector:',
  },
  {
    rule: 'code-list-columns',
    file: sexes,
    from: 'code,name_vi,name_en',
    to: 'code,name_vi,english',
    at: 'english',
    says: 'name_en',
  },
  { rule: 'code-list-names', file: sexes, from: '1,Nam,Male', to: '1,,Male', at: '1,,Male', says: 'name_vi' },
  { rule: 'code-list-dates', file: sexes, from: '2024-12-31', to: '2024-12-32', at: '2024-12-32' },
  { rule: 'code-list-dates', file: sexes, from: '1,Nam,Male,,', to: '1,Nam,Male,2025-01-01,2024-01-01', at: '1,Nam' },
  { rule: 'code-list-overlap', file: sexes, from: ',2024-12-31,', to: ',2025-01-01,', at: '2025-01-01,,' },
  { rule: 'code-list-overlap', file: sexes, from: '2,Nữ,Female,2025-01-01', to: '1,Nam,Man,', at: '1,Nam,Man' },
  { rule: 'code-list-order', file: sexes, from: '10,Khác', to: '0,Khác', at: '0,Khác' },
  { rule: 'code-list-replacement', file: sexes, from: ',3,old', to: ',4,old', at: ',4,old' },
];

test('a dictionary that keeps to all rules has no findings', () => {
  expect(checkDictionary(writeDictionary(soundFiles))).toEqual([]);
});

describe('one fault gives its finding, on its line', () => {
  test.each(faults)('$rule: $to', ({ rule, file, from, to, at, says }) => {
    const sound = soundFiles[file] ?? '';
    expect(sound).toContain(from);
    const changed = sound.replace(from, () => to);
    const findings = checkDictionary(writeDictionary({ ...soundFiles, [file]: changed }));
    const line = changed.split('\n').findIndex((text) => text.includes(at)) + 1;
    const found = findings.filter((finding) => finding.rule === rule);
    expect(found.map((finding) => [finding.file, finding.line])).toContainEqual([file, line]);
    for (const finding of found) expect(finding.remedy).not.toBe('');
    if (says !== undefined) expect(found.map((finding) => finding.message).join()).toContain(says);
  });
});

test('bytes that are not UTF-8 are found on their line', () => {
  const latin = Buffer.concat([Buffer.from('# one\n# caf'), Buffer.from([0xe9]), Buffer.from('\n')]);
  expect(checkDictionary(writeDictionary({ ...soundFiles, 'a.graphql': latin }))).toMatchObject(
    [
      { rule: 'syntax-error', file: 'a.graphql' },
      { rule: 'not-utf8', file: 'a.graphql', line: 2 },
    ].sort((left, right) => (left.line ?? 9) - (right.line ?? 9)),
  );
});

test('a byte order mark and Windows line ends are no faults', () => {
  const marked = Object.fromEntries(
    Object.entries(soundFiles).map(([name, text]) => [name, `\u{FEFF}${text.replaceAll('\n', '\r\n')}`]),
  );
  expect(checkDictionary(writeDictionary(marked))).toEqual([]);
});

test('a file that cannot be parsed does not hide what is wrong with the others', () => {
  const files = { ...soundFiles, 'broken.graphql': '\n\ntype {', 'more.graphql': 'scalar Mystery' };
  const found = checkDictionary(writeDictionary(files)).map(({ rule, file, line }) => `${rule} ${file}:${line}`);
  expect(found).toContain('syntax-error broken.graphql:3');
  expect(found).toContain('scalar-without-rule more.graphql:1');
});

test('every rule has a fault above', () => {
  const tried = new Set([...faults.map((fault) => fault.rule), 'not-utf8']);
  expect(rules.map((rule) => rule.name).filter((name) => !tried.has(name))).toEqual([]);
  expect(new Set(rules.map((rule) => rule.name)).size).toBe(rules.length);
});
