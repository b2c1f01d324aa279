import { adminUnitCodeRule } from './adminUnitCode.ts';
import { builtInRules } from './builtInRules.ts';
import { certificateSerialRule } from './certificateSerial.ts';
import { dateRule } from './date.ts';
import { dateTimeRule } from './dateTime.ts';
import { dossierCodeRule } from './dossierCode.ts';
import { emailAddressRule } from './emailAddress.ts';
import { facilityCodeRule } from './facilityCode.ts';
import { geometryRule } from './geometry.ts';
import { geoPointRule } from './geoPoint.ts';
import { healthCardNoRule } from './healthCardNo.ts';
import { parcelGeoHashRule } from './parcelGeoHash.ts';
import { partialDateRule } from './partialDate.ts';
import { percentRule } from './percent.ts';
import { personalIdRule } from './personalId.ts';
import { phoneNumberRule } from './phoneNumber.ts';
import { procedureCodeRule } from './procedureCode.ts';
import type { ScalarRule } from './scalarRule.ts';
import { socialInsuranceNoRule } from './socialInsuranceNo.ts';
import { squareMetresRule } from './squareMetres.ts';
import { taxCodeRule } from './taxCode.ts';
import { plainTextRule } from './text.ts';
import { vndRule } from './vnd.ts';

const rules: ReadonlyMap<string, ScalarRule> = new Map(
  [
    ...builtInRules,
    adminUnitCodeRule,
    certificateSerialRule,
    dateRule,
    dateTimeRule,
    dossierCodeRule,
    emailAddressRule,
    facilityCodeRule,
    geometryRule,
    geoPointRule,
    healthCardNoRule,
    parcelGeoHashRule,
    partialDateRule,
    percentRule,
    personalIdRule,
    phoneNumberRule,
    plainTextRule,
    procedureCodeRule,
    socialInsuranceNoRule,
    squareMetresRule,
    taxCodeRule(),
    vndRule,
  ].map((rule) => [rule.name, rule]),
);

/** The rule of a scalar that needs no code list; those that do are made by `buildScalarRegistry`. */
export function scalarFor(name: string): ScalarRule | undefined {
  return rules.get(name);
}
