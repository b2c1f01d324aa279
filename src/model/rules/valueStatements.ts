import type { ErrorCode } from '../../errors/catalogue/index.ts';
import type { DictionaryElement } from '../dictionary.ts';
import { any, below, guarded, matches, NEVER, not, oneOf, sooner, text, VALUE, type Condition } from './condition.ts';
import { PLACEHOLDERS } from './placeholders.ts';
import { scalarConditions } from './scalarConditions.ts';
import type { Claim, DataStatement, StatementContext } from './statement.ts';
import { namedType } from '../../util/namedType.ts';

const QUALITY = 'Law on Data 60/2024/QH15, Art 12; ISO/IEC 25012';

/** Control characters except tab and line ends. Halves of surrogate pairs are no text for a database either. */
const UNREADABLE = '[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f]';
const NUMBER = /^-?\d{1,18}(?:\.\d{1,18})?$/;

/** Rules over single values. */
export const valueStatements: readonly DataStatement[] = [
  scalarStatement('DATA-TYPE', ['SCALAR_NOT_TEXT', 'SCALAR_NOT_NUMBER'], {
    guarantees: 'A value is text or a number as its scalar says.',
    remedy: 'Convert the column before answering.',
    good: { type: 'Parcel', fields: { parcelArea: 60.5 } },
    bad: { type: 'Parcel', fields: { parcelArea: 'sixty' } },
  }),
  {
    ...facts('DATA-FORMAT', 'A value has the format of its element.', 'Write it as the dictionary says.'),
    good: '[{"type":"Parcel","fields":{"parcelCommuneCode":"00070","parcelId":"w3gvk1td1234"}}]',
    bad: '[{"type":"Parcel","fields":{"parcelCommuneCode":"70","parcelId":"w3gvk1td1234"}}]',
    codes: ['SCALAR_MALFORMED'],
    claim: (element, context) => {
      const ofScalar = conditionsOf(element, context).SCALAR_MALFORMED;
      const ofElement = element.format?.startsWith('^') === true ? [not(matches(element.format))] : [];
      return claim(any(...(ofScalar === undefined ? [] : [ofScalar]), ...ofElement));
    },
  },
  {
    ...facts('DATA-RANGE', 'A number lies in its range.', 'Compare with the document; mend the unit.'),
    good: '[{"type":"Parcel","fields":{"parcelArea":60}}]',
    bad: '[{"type":"Parcel","fields":{"parcelArea":0}}]',
    codes: ['SCALAR_OUT_OF_RANGE'],
    claim: (element, context) => {
      const ofScalar = conditionsOf(element, context).SCALAR_OUT_OF_RANGE;
      const ofElement = element.rule?.startsWith('Greater than 0') === true ? [IS_NOT_ABOVE_0] : [];
      return claim(any(...(ofScalar === undefined ? [] : [ofScalar]), ...ofElement));
    },
  },
  scalarStatement('DATA-CHECKSUM', ['TAX_CODE_CHECK_DIGIT'], {
    guarantees: 'The check digit of a tax code fits.',
    remedy: 'Compare the ten digits with the register of tax codes.',
    good: { type: 'LandRight', fields: { holderTaxCode: '0100109106' } },
    bad: { type: 'LandRight', fields: { holderTaxCode: '0100109107' } },
  }),
  scalarStatement('DATA-CODE', ['CODE_UNKNOWN'], {
    guarantees: 'A code is in the list of its element.',
    remedy: 'Map local codes to the list; ask its keeper to register a code that is missing.',
    good: { type: 'Parcel', fields: { parcelStatus: '1' } },
    bad: { type: 'Parcel', fields: { parcelStatus: 'ACTIVE' } },
  }),
  scalarStatement('DATA-DATE-IMPOSSIBLE', ['DATE_IMPOSSIBLE'], {
    guarantees: 'A day is one of the calendar; where only a part is known, only that part is given.',
    remedy: 'Give `1980` for an unknown month and day, not `1980-00-00`.',
    good: { type: 'LandRight', fields: { rightFrom: '2024-02-29' } },
    bad: { type: 'LandRight', fields: { rightFrom: '2023-02-29' } },
  }),
  {
    ...facts('DATA-DATE-FUTURE', 'What has been done was not done in the future.', 'Compare with the document.'),
    good: '[{"type":"LandCertificate","fields":{"certificateIssueDate":"2024-05-01"}}]',
    bad: '[{"type":"LandCertificate","fields":{"certificateIssueDate":"2924-05-01"}}]',
    claim: ({ type, name }, { today }) =>
      /^(Partial)?Date/.test(type) && /(From|IssueDate|transactionDate|birthDate)$/.test(name)
        ? { brokenWhen: sooner(text(today), VALUE) }
        : undefined,
  },
  {
    ...facts('DATA-NFC', 'Text is in Unicode NFC, so that equal words are equal.', 'Normalise when writing.'),
    why: 'Unicode Standard Annex 15',
    good: '[{"type":"Parcel","fields":{"mapSheetNo":"Số 1"}}]',
    bad: '[{"type":"Parcel","fields":{"mapSheetNo":"S\\u006f\\u0302\\u0301 1"}}]',
    claim: ofTexts(not({ kind: 'composed', of: VALUE })),
  },
  {
    ...facts('DATA-UNREADABLE', 'Text holds no control character and no broken Unicode.', 'Remove them when writing.'),
    good: '[{"type":"LandRight","fields":{"currentUser":"An"}}]',
    bad: '[{"type":"LandRight","fields":{"currentUser":"A\\u0007n"}}]',
    claim: ofTexts(matches(UNREADABLE)),
  },
  {
    ...facts('DATA-SPACES', 'Text has no space at its ends and none doubled.', 'Trim when writing.'),
    severity: 'warning',
    good: '[{"type":"LandRight","fields":{"currentUser":"Văn An"}}]',
    bad: '[{"type":"LandRight","fields":{"currentUser":" Văn  An"}}]',
    claim: ofTexts(matches(/^\s|\s$| {2}/)),
  },
  {
    ...facts('DATA-PLACEHOLDER', 'What is not known is null, not a word that stands for it.', 'Store null.'),
    good: '[{"type":"LandRight","fields":{"currentUser":"Văn An"}}]',
    bad: '[{"type":"LandRight","fields":{"currentUser":"N/A"}}]',
    claim: ofTexts(matches(PLACEHOLDERS, { kind: 'trimmed', of: VALUE })),
  },
  {
    ...facts('DATA-MANDATORY', 'A mandatory element is filled.', 'Complete the record from its document.'),
    good: '[{"type":"Parcel","fields":{"parcelStatus":"1"}}]',
    bad: '[{"type":"Parcel","fields":{"parcelStatus":null}}]',
    judgesAbsence: true,
    claim: ({ mandatory }) =>
      mandatory
        ? { brokenWhen: any(not({ kind: 'present', of: VALUE }), oneOf([''], { kind: 'trimmed', of: VALUE })) }
        : undefined,
  },
  scalarStatement('DATA-IDENTIFIER', ['PERSONAL_ID_PREFIX_UNKNOWN', 'PERSONAL_ID_CENTURY_UNKNOWN'], {
    guarantees: 'A personal number begins with a known place and a century that has begun.',
    remedy: 'Compare the number with the population database.',
    good: { type: 'LandRight', fields: { holderPersonId: '079075990101' } },
    bad: { type: 'LandRight', fields: { holderPersonId: '099975990101' } },
  }),
  {
    ...scalarStatement('DATA-SERIAL', ['CERTIFICATE_SERIAL_UNUSUAL', 'CERTIFICATE_SERIAL_NORMALISED'], {
      guarantees: 'The serial of a certificate is letters, a space and six to eight digits.',
      remedy: 'Compare with the paper; write capital letters, one space, the digits.',
      good: { type: 'LandCertificate', fields: { certificateSerial: 'BK 123456' } },
      bad: { type: 'LandCertificate', fields: { certificateSerial: 'SOAN 276270' } },
    }),
    severity: 'warning',
  },
];

const IS_NOT_ABOVE_0: Condition = guarded(
  matches(NUMBER),
  not(below({ kind: 'constant', value: 0 }, { kind: 'number', of: VALUE })),
);

/** Name of the element's scalar. */
export function scalarOf({ type }: DictionaryElement): string {
  return namedType(type);
}

function conditionsOf(element: DictionaryElement, context: StatementContext) {
  return scalarConditions(scalarOf(element), context);
}

/** Says nothing where nothing can break. */
function claim(brokenWhen: Condition): Claim | undefined {
  return brokenWhen.kind === 'any' && brokenWhen.of.length === 0 ? undefined : { brokenWhen };
}

const NUMBERS = /^\[?(Int|Float|Boolean|SquareMetres|Percent|Vnd|GeoPoint)\b/;

/** Of every element whose values are text. */
function ofTexts(brokenWhen: Condition) {
  return ({ type }: DictionaryElement): Claim | undefined => (NUMBERS.test(type) ? undefined : { brokenWhen });
}

function facts(id: string, guarantees: string, remedy: string) {
  return { id, severity: 'error', guarantees, remedy, why: QUALITY } as const;
}

interface ScalarFacts {
  readonly guarantees: string;
  readonly remedy: string;
  readonly good: object;
  readonly bad: object;
}

/** A rule that the scalars of the dictionary judge by themselves. */
function scalarStatement(
  id: string,
  codes: readonly ErrorCode[],
  { guarantees, remedy, good, bad }: ScalarFacts,
): DataStatement {
  return {
    ...facts(id, guarantees, remedy),
    ...{ codes, good: JSON.stringify([good]), bad: JSON.stringify([bad]) },
    claim: (element, context) => {
      const conditions = conditionsOf(element, context);
      const found = codes.flatMap((code) => conditions[code] ?? []);
      return found.length === 0 ? undefined : { brokenWhen: found.length === 1 ? (found[0] ?? NEVER) : any(...found) };
    },
  };
}
