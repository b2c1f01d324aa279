import { aDictionary } from './aDictionary.ts';

/** A dictionary of a few words, with everything that composition has to tell apart. */
export const smallDictionary = aDictionary(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key"])
  directive @element(id: String, vi: String) on FIELD_DEFINITION
  directive @term(vi: String) on OBJECT | SCALAR | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION

  "Twelve digits."
  scalar PersonalId @term(vi: "Số định danh cá nhân")
  scalar Text

  "The questions."
  type Query { dictionaryVersion: Text }

  "A natural person."
  type Person @key(fields: "personalId") @term(vi: "Cá nhân") {
    "Number of the person."
    personalId: PersonalId! @element(id: "ndg:ID-001", vi: "Số định danh cá nhân")
    "Whole name."
    fullName: Text @element(id: "ndg:ID-002", vi: "Họ và tên")
    homeTown: Address
    spouse: Person
    landRights: [LandRight!]
    marriedAt(on: Text!): Verdict
  }

  type Address {
    communeCode: Text
    detail: Text
  }

  type LandRight @key(fields: "landRightId") {
    landRightId: ID!
    holder: LandHolder
    parcel: Parcel
  }

  type Parcel @key(fields: "commune sheet") {
    commune: Text!
    sheet: Text!
    area: Float
  }

  type Enterprise @key(fields: "enterpriseCode") { enterpriseCode: ID! fullName: Text }
  union LandHolder = Person | Enterprise

  enum Verdict { YES NO "Nobody knows." UNKNOWN @term(vi: "Chưa xác định") }
  input Search { name: Text, filter: Filter }
  input Filter { verdict: Verdict }

  extend type Query {
    "One person."
    person(personalId: PersonalId!): Person @element(vi: "Tra cứu cá nhân")
    search(by: Search!): [Person!]
    parcel(commune: Text!, sheet: Text!): Parcel
  }
`);
