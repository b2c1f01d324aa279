import type { MakeRecord } from '../mockWorld.ts';
import { agency } from './agency.ts';
import { birthRecord, deathRecord, marriageRecord } from './civilStatus.ts';
import { dossier } from './dossier.ts';
import { encounter } from './encounter.ts';
import { enterprise } from './enterprise.ts';
import { healthBook } from './healthBook.ts';
import { healthFacility } from './healthFacility.ts';
import { household } from './household.ts';
import { landCertificate } from './landCertificate.ts';
import { parcel } from './parcel.ts';
import { parcelAddress } from './parcelAddress.ts';
import { person } from './person.ts';
import { procedure } from './procedure.ts';
import { taxpayer } from './taxpayer.ts';

/** Makers of the records that can be found by a key, by type of the dictionary. */
export const MAKERS: Readonly<Record<string, MakeRecord>> = {
  Agency: agency,
  BirthRecord: birthRecord,
  DeathRecord: deathRecord,
  Dossier: dossier,
  Encounter: encounter,
  Enterprise: enterprise,
  HealthBook: healthBook,
  HealthFacility: healthFacility,
  Household: household,
  LandCertificate: landCertificate,
  MarriageRecord: marriageRecord,
  Parcel: parcel,
  ParcelAddress: parcelAddress,
  Person: person,
  Procedure: procedure,
  Taxpayer: taxpayer,
};
