import { badIdentifier } from './badIdentifier.ts';
import { badVersion } from './badVersion.ts';
import { brokenFormat } from './brokenFormat.ts';
import { codeListColumns } from './codeListColumns.ts';
import { codeListDates } from './codeListDates.ts';
import { codeListNames } from './codeListNames.ts';
import { codeListOrder } from './codeListOrder.ts';
import { codeListOverlap } from './codeListOverlap.ts';
import { codeListReplacement } from './codeListReplacement.ts';
import { emptyDefinition } from './emptyDefinition.ts';
import { invalidSdl } from './invalidSdl.ts';
import { missingBasis } from './missingBasis.ts';
import { missingClass } from './missingClass.ts';
import { missingDescription } from './missingDescription.ts';
import { missingDirective } from './missingDirective.ts';
import { missingOwner } from './missingOwner.ts';
import { missingVietnamese } from './missingVietnamese.ts';
import { nameStyle } from './nameStyle.ts';
import { nonNullOutsideKey } from './nonNullOutsideKey.ts';
import { notNfc } from './notNfc.ts';
import { notUtf8 } from './notUtf8.ts';
import { nullableKey } from './nullableKey.ts';
import { nullableListItem } from './nullableListItem.ts';
import { optionalKey } from './optionalKey.ts';
import { repeatedIdentifier } from './repeatedIdentifier.ts';
import type { DictionaryRule } from './rule.ts';
import { scalarWithoutRule } from './scalarWithoutRule.ts';
import { secretClass } from './secretClass.ts';
import { sensitiveKind } from './sensitiveKind.ts';
import { syntaxError } from './syntaxError.ts';
import { unknownClass } from './unknownClass.ts';
import { unknownCodeList } from './unknownCodeList.ts';
import { unknownKeyField } from './unknownKeyField.ts';
import { unknownOwner } from './unknownOwner.ts';
import { unknownType } from './unknownType.ts';

/** All that a dictionary keeps to: first files, then types, then elements, then code lists. */
export const rules: readonly DictionaryRule[] = [
  notUtf8,
  notNfc,
  syntaxError,

  invalidSdl,
  unknownType,
  nameStyle,
  missingDescription,
  missingVietnamese,
  emptyDefinition,
  missingDirective,
  unknownKeyField,
  nullableKey,
  optionalKey,
  nonNullOutsideKey,
  nullableListItem,
  scalarWithoutRule,
  brokenFormat,

  badIdentifier,
  repeatedIdentifier,
  missingClass,
  unknownClass,
  secretClass,
  sensitiveKind,
  missingOwner,
  unknownOwner,
  missingBasis,
  badVersion,
  unknownCodeList,

  codeListColumns,
  codeListNames,
  codeListDates,
  codeListOverlap,
  codeListOrder,
  codeListReplacement,
];
