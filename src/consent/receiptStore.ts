import type { ConsentTerms } from '../model/consentDesk.ts';
import { GatewayError } from '../errors/gatewayError.ts';
import { StateDatabase } from '../util/stateDatabase.ts';
import { migrations, type ReceiptRow } from './tables.ts';

/** For what receipts in force are looked up. */
export interface InForce extends Pick<ConsentTerms, 'purpose'> {
  readonly caseId: string;
  /** Codes of the agency and the organisation that ask. */
  readonly recipients: readonly string[];
  readonly role: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** Receipts of consent, durable when a call returns. Rejects with `CONSENT_STORE` when the database does not answer. */
export interface ReceiptStore {
  add(row: ReceiptRow): Promise<void>;
  byId(id: string): Promise<ReceiptRow | undefined>;
  ofPerson(pseudonym: string): Promise<readonly ReceiptRow[]>;
  /** Receipts about or by a person that are neither withdrawn nor ended (count). */
  countOpen(pseudonym: string, at: string): Promise<number>;
  inForce(query: InForce): Promise<readonly ReceiptRow[]>;
  /** Notes a time where none is yet. */
  note(id: string, column: 'subject_agreed_at' | 'withdrawn_at', at: string): Promise<void>;
  /** A guardian agrees, if none has yet. */
  noteGuardian(id: string, guardian: string, at: string): Promise<void>;
  close(): Promise<void>;
}

/** Most receipts of one case that are looked at (count); more are a fault, and open nothing. */
const MOST_OF_A_CASE = 50;

/** Opens the store; `url`: `postgres://…` or the path of a SQLite file. */
export function openReceiptStore(url: string): ReceiptStore {
  const database = new StateDatabase({
    url,
    part: 'consent',
    migrations,
    failure: (problem, cause) => new GatewayError('CONSENT_STORE', { problem }, { cause }),
  });
  return {
    add: (row) =>
      database.run(async (knex) => {
        await knex<ReceiptRow>('consent_receipt').insert(row);
      }),
    byId: (id) => database.run((knex) => knex<ReceiptRow>('consent_receipt').where({ id }).first()),
    ofPerson: (pseudonym) =>
      database.run((knex) =>
        knex<ReceiptRow>('consent_receipt')
          .where({ subject: pseudonym })
          .orWhere({ guardian: pseudonym })
          .orderBy('id', 'desc'),
      ),
    countOpen: (pseudonym, at) =>
      database.run(async (knex) => {
        const rows = await knex<ReceiptRow>('consent_receipt')
          .where((either) => {
            void either.where({ subject: pseudonym }).orWhere({ guardian: pseudonym });
          })
          .whereNull('withdrawn_at')
          .where('term_to', '>', at)
          .select('id');
        return rows.length;
      }),
    inForce: ({ purpose, caseId, recipients, role, at }) =>
      database.run((knex) =>
        knex<ReceiptRow>('consent_receipt')
          .where({ purpose, case_id: caseId })
          .whereIn('recipient', recipients)
          .where((either) => {
            void either.whereNull('recipient_role').orWhere({ recipient_role: role });
          })
          .whereNull('withdrawn_at')
          .where('term_from', '<=', at)
          .where('term_to', '>', at)
          .where((either) => {
            void either.where({ party: 'GUARDIAN' }).orWhereNotNull('subject_agreed_at');
          })
          .where((either) => {
            void either.where({ party: 'SELF' }).orWhereNotNull('guardian_agreed_at');
          })
          .limit(MOST_OF_A_CASE + 1)
          .then((rows) => (rows.length > MOST_OF_A_CASE ? [] : rows)),
      ),
    note: (id, column, at) =>
      database.run(async (knex) => {
        await knex<ReceiptRow>('consent_receipt')
          .where({ id })
          .whereNull(column)
          .update({ [column]: at });
      }),
    noteGuardian: (id, guardian, at) =>
      database.run(async (knex) => {
        await knex<ReceiptRow>('consent_receipt')
          .where({ id })
          .whereNull('guardian_agreed_at')
          .update({ guardian, guardian_agreed_at: at });
      }),
    close: () => database.close(),
  };
}
