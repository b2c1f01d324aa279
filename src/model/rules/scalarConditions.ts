import { Kind } from 'graphql';
import type { ErrorCode } from '../../errors/catalogue/index.ts';
import type { CodeList } from '../dictionary.ts';
import { CERTIFICATE_SERIAL } from '../scalars/certificateSerial.ts';
import { ADMIN_UNIT_CODE } from '../scalars/adminUnitCode.ts';
import { DATE } from '../scalars/date.ts';
import { DATE_TIME } from '../scalars/dateTime.ts';
import { DOSSIER_CODE } from '../scalars/dossierCode.ts';
import { OLD_PROVINCES } from '../scalars/oldProvinces.ts';
import { PARTIAL_DATE } from '../scalars/partialDate.ts';
import { PERSONAL_ID } from '../scalars/personalId.ts';
import { scalarDirectives } from '../scalars/scalarDirectives.ts';
import { scalarFor } from '../scalars/scalarFor.ts';
import { TAX_CODE } from '../scalars/taxCode.ts';
import { TAX_CODE_WEIGHTS } from '../scalars/taxCodeCheckDigit.ts';
import { ANY_YEARS_DAY, ANY_YEARS_DAY_COMPACT, LEAP_YEAR, MONTH } from './calendarPatterns.ts';
import {
  all,
  any,
  below,
  equal,
  guarded,
  matches,
  not,
  oneOf,
  slice,
  text,
  VALUE,
  type Amount,
  type Condition,
  type Operand,
} from './condition.ts';
import type { StatementContext } from './statement.ts';

/** What a scalar finds wrong or odd, by code of the catalogue. */
export type ScalarConditions = Partial<Record<ErrorCode, Condition>>;

/**
 * What `ScalarRule.serialise` says of a value that is text or number, as conditions. Patterns and lists are the scalars'
 * own; that both always agree is tested (`test/model/scalarConditions.test.ts`).
 */
export function scalarConditions(name: string, { dictionary }: StatementContext): ScalarConditions {
  const own = OWN[name];
  if (own !== undefined) return own;
  const rule = scalarFor(name);
  if (rule?.pattern !== undefined) return { SCALAR_MALFORMED: not(matches(rule.pattern)) };
  if (rule?.limits !== undefined) return numberConditions(rule.limits);
  if (rule !== undefined) return {};
  for (const definition of dictionary.document.definitions) {
    if (definition.kind !== Kind.SCALAR_TYPE_DEFINITION || definition.name.value !== name) continue;
    const { codeList, isComplete, format } = scalarDirectives(definition);
    if (codeList !== undefined)
      return codeConditions(dictionary.codeLists.get(codeList), isComplete ? undefined : format);
    return format === undefined ? {} : { SCALAR_MALFORMED: not(matches(format)) };
  }
  return {};
}

const WRITTEN_NUMBER = /^-?\d{1,18}(?:\.\d{1,18})?$/;
const WHOLE_NUMBER = /^-?\d{1,18}(?:\.0{1,18})?$/;
const NUMBER: Amount = { kind: 'number', of: VALUE };

function numberConditions(limits: {
  readonly least: number;
  readonly most: number;
  readonly isWhole: boolean;
}): ScalarConditions {
  const isNumber = matches(limits.isWhole ? WHOLE_NUMBER : WRITTEN_NUMBER);
  return {
    SCALAR_NOT_NUMBER: not(matches(WRITTEN_NUMBER)),
    ...(limits.isWhole ? { SCALAR_MALFORMED: all(matches(WRITTEN_NUMBER), not(isNumber)) } : {}),
    SCALAR_OUT_OF_RANGE: guarded(isNumber, isOutside(limits.least, limits.most)),
  };
}

function isOutside(least: number, most: number): Condition {
  return any(below(NUMBER, least), below({ kind: 'constant', value: most }, NUMBER));
}

function codeConditions(list: CodeList | undefined, sampleFormat: string | undefined): ScalarConditions {
  const isListed = oneOf(new Set((list?.entries ?? []).map(({ code }) => code)));
  const isSample = sampleFormat === undefined ? [] : [matches(sampleFormat)];
  return { CODE_UNKNOWN: not(any(isListed, ...isSample)) };
}

/** A day that is written as `YYYY-MM-DD`, of a text that looks like one. */
function isNoDay(day: Operand = VALUE): Condition {
  const [year, rest] = [slice(1, 4, day), slice(6, 5, day)];
  return any(
    oneOf(['0000'], year),
    not(any(matches(ANY_YEARS_DAY, rest), all(oneOf(['02-29'], rest), matches(LEAP_YEAR, year)))),
  );
}

const dossierDay: Operand = slice(1, 6, { kind: 'tail', of: VALUE, separator: '-' });
const yearOfDossier: Operand = { kind: 'joined', parts: [text('20'), slice(1, 2, dossierDay)] };

const PERSONAL_ID_CONDITIONS: ScalarConditions = {
  PERSONAL_ID_PREFIX_UNKNOWN: guarded(
    matches(PERSONAL_ID),
    all(oneOf(['0'], slice(1, 1)), not(oneOf(OLD_PROVINCES, slice(2, 2)))),
  ),
  PERSONAL_ID_CENTURY_UNKNOWN: guarded(matches(PERSONAL_ID), oneOf(['6', '7', '8', '9'], slice(4, 1))),
};

const TEN_DIGITS = /^\d{10}(?:-\d{3})?$/;
const remainder: Amount = { kind: 'weighted', of: VALUE, weights: TAX_CODE_WEIGHTS, modulo: 11 };
const checkDigit: Amount = { kind: 'number', of: slice(10, 1) };

/** Ten minus the remainder; where that is ten the digit is undefined, which is odd in its own way. */
const isCheckDigitWrong = guarded(
  matches(TEN_DIGITS),
  not(
    any(
      equal(remainder, 0),
      ...Array.from({ length: 10 }, (_, digit) => all(equal(remainder, 10 - digit), equal(checkDigit, digit))),
    ),
  ),
);

/** Scalars that are more than a pattern, a range or a list. */
const OWN: Readonly<Record<string, ScalarConditions>> = {
  AdminUnitCode: { SCALAR_MALFORMED: not(matches(ADMIN_UNIT_CODE)) },
  CertificateSerial: {
    SCALAR_MALFORMED: matches(/^\s*$/),
    CERTIFICATE_SERIAL_UNUSUAL: not(matches(CERTIFICATE_SERIAL)),
  },
  Date: { SCALAR_MALFORMED: not(matches(DATE)), DATE_IMPOSSIBLE: guarded(matches(DATE), isNoDay()) },
  DateTime: {
    SCALAR_MALFORMED: not(matches(DATE_TIME)),
    DATE_IMPOSSIBLE: guarded(
      matches(DATE_TIME),
      any(
        isNoDay(slice(1, 10)),
        not(matches(/^(?:[01]\d|2[0-3])$/, slice(12, 2))),
        not(matches(/^[0-5]\d:[0-5]\d$/, slice(15, 5))),
        all(matches(/[-+]\d{2}:\d{2}$/), not(matches(/[-+](?:0\d|1[0-4]):[0-5]\d$/))),
      ),
    ),
  },
  DossierCode: {
    SCALAR_MALFORMED: not(matches(DOSSIER_CODE)),
    DATE_IMPOSSIBLE: guarded(
      matches(DOSSIER_CODE),
      not(
        any(
          matches(ANY_YEARS_DAY_COMPACT, slice(3, 4, dossierDay)),
          all(oneOf(['0229'], slice(3, 4, dossierDay)), matches(LEAP_YEAR, yearOfDossier)),
        ),
      ),
    ),
  },
  EmailAddress: { SCALAR_MALFORMED: not(isEmailAddress()) },
  Float: { SCALAR_MALFORMED: not(matches(WRITTEN_NUMBER)) },
  Int: {
    SCALAR_MALFORMED: any(
      not(matches(WHOLE_NUMBER)),
      guarded(matches(WHOLE_NUMBER), isOutside(-(2 ** 31), 2 ** 31 - 1)),
    ),
  },
  PartialDate: {
    SCALAR_MALFORMED: not(matches(PARTIAL_DATE)),
    DATE_IMPOSSIBLE: guarded(
      matches(PARTIAL_DATE),
      any(
        all(matches(/^\d{4}$/), oneOf(['0000'])),
        all(matches(/^\d{4}-\d{2}$/), any(oneOf(['0000'], slice(1, 4)), not(matches(MONTH, slice(6, 2))))),
        all(matches(DATE), isNoDay()),
      ),
    ),
  },
  PersonalId: { SCALAR_MALFORMED: not(matches(PERSONAL_ID)), ...PERSONAL_ID_CONDITIONS },
  TaxCode: {
    SCALAR_MALFORMED: not(matches(TAX_CODE)),
    TAX_CODE_CHECK_DIGIT: isCheckDigitWrong,
    ...PERSONAL_ID_CONDITIONS,
  },
};

/** The pattern of `EmailAddress` with its parts apart: something, one @, a domain of two labels or more. */
function isEmailAddress(): Condition {
  const [local, domain]: readonly Operand[] = [
    { kind: 'head', of: VALUE, separator: '@' },
    { kind: 'tail', of: VALUE, separator: '@' },
  ];
  const length = (of: Operand): Amount => ({ kind: 'length', of });
  return all(
    not(below(length(VALUE), 3)),
    below(length(VALUE), 255),
    not(matches(/\s/)),
    matches(/@/),
    not(below(length(local ?? VALUE), 1)),
    below(length(local ?? VALUE), 65),
    not(matches(/@|\.\.|^\.|\.$/, domain ?? VALUE)),
    matches(/[^.]\.[^.]/, domain ?? VALUE),
  );
}
