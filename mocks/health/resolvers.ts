import type DataLoader from 'dataloader';
import { firstRow, text, type Row } from '../database/rowsLoader.ts';
import type { HealthContext } from './healthContext.ts';
import { listOf, toHealthObject, type HealthObject } from './healthObject.ts';
import { mayShowDiagnosis, mayShowEncounter, mayShowResult } from './sensitivity.ts';

type Answer = Promise<HealthObject | null>;
type Answers = Promise<HealthObject[]>;

/** Resolvers of the health ministry. What the purpose does not open is left out, as if it did not exist. */
export const healthResolvers = {
  Query: {
    luotKham: (_: unknown, { maLk }: { maLk: string }, context: HealthContext) => encounter(maLk, context),
    coSoKhamChuaBenh: (_: unknown, { maCskcb }: { maCskcb: string }, context: HealthContext) =>
      facility(maCskcb, context),
  },
  CongDan: {
    __resolveReference: ({ soDinhDanh }: { soDinhDanh: string }) => person(soDinhDanh),
    soSucKhoe: ({ soDinhDanh }: HealthObject, _: unknown, context: HealthContext) => book(String(soDinhDanh), context),
    luotKham: async (citizen: HealthObject, { soLuong }: { soLuong?: number | null }, context: HealthContext) => {
      const rows = await context.load.encountersOfPerson.load(String(citizen['soDinhDanh']));
      const shown = rows.filter((row) => mayShowEncounter(row, context.opened)).toSorted(latestFirst);
      return shown.slice(0, soLuong ?? shown.length).map(toHealthObject);
    },
  },
  SoSucKhoe: {
    __resolveReference: ({ maDinhDanhYTe }: { maDinhDanhYTe: string }, context: HealthContext) =>
      book(maDinhDanhYTe, context),
    diUng: (object: HealthObject) => listOf(object, 'diUng'),
    benhManTinh: (object: HealthObject, _: unknown, context: HealthContext) =>
      listOf(object, 'benhManTinh').filter((code) => mayShowDiagnosis(code, context.opened)),
    tiemChung: async (object: HealthObject, _: unknown, context: HealthContext): Answers =>
      (await context.load.vaccinesOfPerson.load(String(object['maDinhDanhYTe']))).map(toHealthObject),
  },
  LuotKham: {
    __resolveReference: ({ maLk }: { maLk: string }, context: HealthContext) => encounter(maLk, context),
    congDan: personOf,
    coSo: facilityOf,
    maBenhKem: (object: HealthObject, _: unknown, context: HealthContext) =>
      listOf(object, 'maBenhKem').filter((code) => mayShowDiagnosis(code, context.opened)),
    ketQuaXetNghiem: async ({ maLk }: HealthObject, _: unknown, context: HealthContext): Answers => {
      const rows = await context.load.resultsOfEncounter.load(String(maLk));
      return rows.filter((row) => mayShowResult(row, context.opened)).map(toHealthObject);
    },
    chanDoanHinhAnh: async ({ maLk }: HealthObject, _: unknown, context: HealthContext): Answers =>
      (await context.load.imagesOfEncounter.load(String(maLk))).map(toHealthObject),
    donThuoc: async ({ maLk }: HealthObject, _: unknown, context: HealthContext): Answers =>
      (await context.load.drugsOfEncounter.load(String(maLk))).map(toHealthObject),
  },
  KetQuaXetNghiem: {
    __resolveReference: ({ maXetNghiem }: { maXetNghiem: string }, context: HealthContext) =>
      partOfEncounter(context.load.results, maXetNghiem, context),
    luotKham: encounterOf,
  },
  ChanDoanHinhAnh: {
    __resolveReference: ({ maCdha }: { maCdha: string }, context: HealthContext) =>
      partOfEncounter(context.load.images, maCdha, context),
    luotKham: encounterOf,
  },
  DonThuoc: {
    __resolveReference: ({ maDong }: { maDong: string }, context: HealthContext) =>
      partOfEncounter(context.load.drugs, maDong, context),
    luotKham: encounterOf,
  },
  CoSoKhamChuaBenh: {
    __resolveReference: ({ maCskcb }: { maCskcb: string }, context: HealthContext) => facility(maCskcb, context),
  },
  NguoiHanhNghe: {
    __resolveReference: async ({ soGphn }: { soGphn: string }, context: HealthContext): Answer =>
      object(await firstRow(context.load.practitioners, soGphn)),
    congDan: personOf,
    coSo: facilityOf,
  },
};

function object(row: Row | null): HealthObject | null {
  return row === null ? null : toHealthObject(row);
}

function latestFirst(one: Row, other: Row): number {
  return (text(other, 'ngay_vao') ?? '').localeCompare(text(one, 'ngay_vao') ?? '');
}

/** Everybody may have health records, so a citizen without any is still a citizen. */
function person(soDinhDanh: string): HealthObject {
  return { soDinhDanh };
}

function personOf({ soDinhDanh }: HealthObject): HealthObject | null {
  return soDinhDanh === null || soDinhDanh === undefined ? null : person(String(soDinhDanh));
}

async function book(healthId: string, { load }: HealthContext): Answer {
  return object(await firstRow(load.books, healthId));
}

async function facility(code: string, { load }: HealthContext): Answer {
  return object(await firstRow(load.facilities, code));
}

function facilityOf({ maCskcb }: HealthObject, _: unknown, context: HealthContext): Answer {
  return maCskcb === null || maCskcb === undefined ? Promise.resolve(null) : facility(String(maCskcb), context);
}

async function encounter(maLk: string, { load, opened }: HealthContext): Answer {
  const row = await firstRow(load.encounters, maLk);
  return row !== null && mayShowEncounter(row, opened) ? toHealthObject(row) : null;
}

function encounterOf({ maLk }: HealthObject, _: unknown, context: HealthContext): Answer {
  return encounter(String(maLk), context);
}

/** A result, image or drug by its own key: shown only where its encounter is. */
async function partOfEncounter(
  loader: DataLoader<string, readonly Row[]>,
  key: string,
  context: HealthContext,
): Answer {
  const row = await firstRow(loader, key);
  if (row === null || !mayShowResult(row, context.opened)) return null;
  return (await encounter(String(row['ma_lk']), context)) === null ? null : toHealthObject(row);
}
