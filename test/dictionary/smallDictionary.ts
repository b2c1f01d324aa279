import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Files of a dictionary by name. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A dictionary of three types that keeps to all rules. */
export const soundFiles: Readonly<Record<string, string>> = {
  'people.graphql': `
"The questions."
type Query @term(vi: "Câu hỏi") {
  "A person by number."
  person("Number of the person." personalId: PersonalId!): Person @lookup(vi: "Tra cứu", defVi: "Tra cứu một người.")
}

"""
A natural person.
"""
type Person
  @key(fields: "personalId")
  @entity(vi: "Cá nhân", defVi: "Một con người.", domain: PERSON, owner: "G01", class: PERSONAL, basis: "Law 26/2023") {
  "Number of the person."
  personalId: PersonalId!
    @element(id: "ndg:POP-001", vi: "Số định danh", defVi: "Số cấp cho một người.", mandatory: true)
  "Sex as registered."
  sex: SexCode @element(id: "ndg:POP-002", vi: "Giới tính", defVi: "Giới tính theo đăng ký.", since: "1.1")
  "Religion as declared."
  religion: Text @element(id: "ndg:POP-003", vi: "Tôn giáo", defVi: "Theo khai báo.", class: SENSITIVE, sensitive: "RELIGION")
}

"Number of a person."
scalar PersonalId @term(vi: "Số định danh")

"Any text."
scalar Text @term(vi: "Văn bản")

"Code of a sex."
scalar SexCode @term(vi: "Mã giới tính") @codeList(id: "SEX")
`,
  'vehicles.graphql': `
"""
A motor vehicle.
"""
type Vehicle
  @key(fields: "plateNo")
  @entity(vi: "Xe", defVi: "Phương tiện cơ giới.", domain: ASSET, owner: "G01", class: INTERNAL, basis: "Law 36/2024") {
  "Number on the plate."
  plateNo: PlateNo! @element(id: "ndg:VEH-001", vi: "Biển số", defVi: "Số trên biển.", mandatory: true)
  "Who inspects it."
  inspector: Text @element(id: "ndg:VEH-002", vi: "Đơn vị đăng kiểm", defVi: "Nơi kiểm tra xe.", owner: "G12", class: OPEN, basis: "Law 35/2024")
  "The keeper's own record."
  keeper: Person @relation(vi: "Chủ xe", defVi: "Hồ sơ của chủ xe.")
}

extend type Person {
  "Vehicles of the person."
  vehicles: [Vehicle!] @relation(vi: "Xe của cá nhân", defVi: "Các xe đứng tên cá nhân.")
}

"Number of a plate."
scalar PlateNo @term(vi: "Biển số") @format(pattern: "^\\\\d{2}[A-Z]-\\\\d{5}$")

"State of a vehicle."
enum VehicleState @term(vi: "Tình trạng xe") {
  "It may be driven."
  ACTIVE @term(vi: "Đang lưu hành")
}
`,
  'codelists/AGENCY.csv': `code,name_vi,name_en,valid_from,valid_to
G01,Bộ Công an,Ministry of Public Security,,
G12,Bộ Tài chính,Ministry of Finance,,
`,
  'codelists/SENSITIVE_KIND.csv': `code,name_vi,name_en,valid_from,valid_to
RELIGION,Tôn giáo,Religion,,
`,
  'codelists/SEX.csv': `code,name_vi,name_en,valid_from,valid_to,replaced_by,note
1,Nam,Male,,,,
2,Nữ,Female,,2024-12-31,3,old
2,Nữ,Female,2025-01-01,,,
3,Chưa xác định,Undetermined,,,,
10,Khác,Other,,,,
`,
};

/** Writes a dictionary into a new folder of the system's temporary folder, and names it. */
export function writeDictionary(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-dictionary-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}
