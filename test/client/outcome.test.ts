import { describe, expect, test } from '@jest/globals';
import { outcome, type AnswerError, type AnswerParts, type Outcome } from '../../src/client/index.ts';
import { clientError } from '../../src/errors/clientError.ts';

interface Card {
  readonly person: {
    readonly fullNameText: string | null;
    readonly birthDate?: string | null;
    readonly taxpayer: { readonly taxCode: string | null } | null;
    readonly landRights: readonly ({ readonly parcel: { readonly parcelNo: number } | null } | null)[] | null;
  } | null;
}

const person = { fullNameText: 'An', birthDate: '1990', taxpayer: null, landRights: [] };

function card(over: Partial<NonNullable<Card['person']>>, ...errors: AnswerError[]): AnswerParts<Card> {
  return { data: { person: { ...person, ...over } }, errors };
}

function error(code: string, path: AnswerError['path'], extensions: object = {}): AnswerError {
  return clientError(code, {}, { ...(path && { path }), extensions: { ...extensions } });
}

describe('a place of an answer', () => {
  test('that holds a value is found, also where something beneath it failed', () => {
    const answer = card({ taxpayer: { taxCode: null } }, error('FIELD_CLOSED', ['person', 'taxpayer', 'taxCode']));
    expect(outcome(answer, (data) => data.person.fullNameText)).toEqual({ kind: 'found', value: 'An' });
    expect(outcome(answer, (data) => data.person.taxpayer)).toEqual({ kind: 'found', value: { taxCode: null } });
    expect(outcome(answer, (data) => data.person.taxpayer.taxCode)).toMatchObject({ kind: 'denied' });
  });

  test('that holds a false value is found', () => {
    const answer: AnswerParts<{ no: boolean | null; none: number; empty: string }> = {
      data: { no: false, none: 0, empty: '' },
    };
    expect(outcome(answer, (data) => data.no)).toEqual({ kind: 'found', value: false });
    expect(outcome(answer, (data) => data.none)).toEqual({ kind: 'found', value: 0 });
    expect(outcome(answer, (data) => data.empty)).toEqual({ kind: 'found', value: '' });
  });

  test('that is null without a word is not found, as is everything beneath it, and an empty list', () => {
    const nothing = { kind: 'not-found', mayBeHidden: false };
    expect(outcome(card({}), (data) => data.person.taxpayer)).toEqual(nothing);
    expect(outcome(card({}), (data) => data.person.taxpayer.taxCode)).toEqual(nothing);
    expect(outcome(card({}), (data) => data.person.landRights)).toEqual(nothing);
    expect(outcome(card({}), (data) => data.person.landRights[0]?.parcel.parcelNo)).toEqual(nothing);
  });

  test('that is empty where rows may be hidden says so', () => {
    const extensions = { access: { restricted: [['person', 'landRights']] } };
    const answer = { ...card({}), extensions };
    expect(outcome(answer, (data) => data.person.landRights)).toEqual({ kind: 'not-found', mayBeHidden: true });
    expect(outcome(answer, (data) => data.person.taxpayer)).toEqual({ kind: 'not-found', mayBeHidden: false });
  });

  test('that is refused tells reason, article and owner', () => {
    const owner = { code: 'G18', vi: 'Bộ Y tế', en: 'Ministry of Health' };
    const refused = error('FIELD_KIND_CLOSED', ['person', 'taxpayer'], { article: 'Điều 26', owner, errorId: 'e1' });
    expect(outcome(card({}, refused), (data) => data.person.taxpayer.taxCode)).toMatchObject({
      kind: 'denied',
      code: 'FIELD_KIND_CLOSED',
      reasonVi: refused.extensions?.messageVi,
      reasonEn: refused.message,
      remedyEn: refused.extensions?.remedy,
      ...{ article: 'Điều 26', owner, errorId: 'e1' },
    });
  });

  test('whose ministry failed is unavailable, by its name, or what the gateway calls it', () => {
    const ministry = { vi: 'Cục Thuế', en: 'Tax Administration' };
    const named = error('SOURCE_TIMED_OUT', ['person', 'taxpayer'], { source: 'tax', ministry });
    expect(outcome(card({}, named), (data) => data.person.taxpayer)).toMatchObject({ kind: 'unavailable', ministry });
    const bare = error('SOURCE_TIMED_OUT', ['person', 'taxpayer'], { source: 'tax' });
    expect(outcome(card({}, bare), (data) => data.person.taxpayer)).toMatchObject({
      ministry: { vi: 'tax', en: 'tax' },
    });
  });

  test('to which a null came up is explained by the error beneath', () => {
    const answer = {
      data: { person: null },
      errors: [error('SOURCE_VALUE_MISSING', ['person', 'x'], { source: 'p' })],
    };
    expect(outcome<Card, unknown>(answer, (data) => data.person)).toMatchObject({ kind: 'unavailable' });
  });

  test('is explained by its own error, not by that of its neighbour or of what is around it', () => {
    const answer = card(
      { landRights: [null, { parcel: null }] },
      error('INTERNAL_ERROR', []),
      error('FIELD_CLOSED', ['person', 'landRights', 0]),
      error('SOURCE_UNREACHABLE', ['person', 'landRights', 1, 'parcel'], { source: 'land' }),
    );
    expect(outcome(answer, (data) => data.person.landRights[0])).toMatchObject({ kind: 'denied' });
    expect(outcome(answer, (data) => data.person.landRights[1]?.parcel)).toMatchObject({ kind: 'unavailable' });
    expect(outcome(answer, (data) => data.person.landRights[2])).toMatchObject({ code: 'INTERNAL_ERROR' });
  });

  test('is never taken for missing where errors were left out', () => {
    const answer = card({}, error('ERRORS_OMITTED', undefined));
    expect(outcome(answer, (data) => data.person.taxpayer)).toMatchObject({ kind: 'unavailable' });
  });

  test('of a request that was refused as a whole is denied, or unavailable', () => {
    const select = (answer: AnswerParts<Card>) => outcome(answer, (data) => data.person.taxpayer);
    expect(select({ errors: [error('CASE_CLOSED', undefined)] })).toMatchObject({
      kind: 'denied',
      code: 'CASE_CLOSED',
    });
    expect(select({ errors: [error('CASE_UNVERIFIABLE', undefined)] })).toMatchObject({ kind: 'unavailable' });
  });

  test('that is still to come is pending, and a failed part is not', () => {
    const growing = {
      ...card({}),
      data: { person: { fullNameText: 'An' } } as Card,
      errors: [],
      extensions: {},
      status: 200,
    };
    const pending = [{ id: '0', path: ['person'] }];
    expect(outcome({ ...growing, pending }, (data) => data.person.taxpayer.taxCode)).toEqual({ kind: 'pending' });
    expect(outcome({ ...growing, pending: [] }, (data) => data.person.taxpayer)).toMatchObject({ kind: 'not-found' });
  });
});

describe('what disagrees with a value', () => {
  const warning = { code: 'PERSONAL_ID_SEX_DIFFERS', message: 'differs', messageVi: 'khác', count: 1 };

  test('is a contradiction between elements, not how a value is written', () => {
    const warnings = [
      { ...warning, path: ['person'] },
      { ...warning, code: 'SCALAR_TEXT_NORMALISED', path: ['person'] },
      { ...warning, path: ['person', 'landRights', '*'] },
    ];
    const answer = { ...card({ landRights: [{ parcel: null }] }), extensions: { provenance: { warnings } } };
    expect(outcome(answer, (data) => data.person)).toMatchObject({
      kind: 'mismatch',
      value: { fullNameText: 'An' },
      disagreements: [{ code: 'PERSONAL_ID_SEX_DIFFERS', reasonVi: 'khác', reasonEn: 'differs' }],
    });
    expect(outcome(answer, (data) => data.person.landRights[0])).toMatchObject({ kind: 'mismatch' });
    expect(outcome(answer, (data) => data.person.fullNameText)).toMatchObject({ kind: 'found' });
  });

  test('is an investigation of the element, by coordinate where the answer says it', () => {
    const access = { underInvestigation: [{ element: 'Person.birthDate', case: 'C-1' }] };
    const marked = { ...card({}), extensions: { access } };
    expect(outcome(marked, (data) => data.person.birthDate)).toMatchObject({
      kind: 'mismatch',
      value: '1990',
      disagreements: [{ code: 'UNDER_INVESTIGATION', reasonEn: expect.stringContaining('C-1') }],
    });
    const fields = [
      { path: ['person', 'birthDate'], coordinate: 'Child.birthDate' },
      { path: ['person', 'fullNameText'], coordinate: 'Person.birthDate' },
    ];
    const told = { ...card({}), extensions: { access, provenance: { fields } } };
    expect(outcome(told, (data) => data.person.birthDate)).toMatchObject({ kind: 'found' });
    expect(outcome(told, (data) => data.person.fullNameText)).toMatchObject({ kind: 'mismatch' });
  });
});

describe('a record that says itself what came of asking', () => {
  const reason = { reasonVi: 'vì', reasonEn: 'because' };
  const component = (said: string, more: object = {}) =>
    outcome<{ component: { readonly outcome: string } | null }, { readonly outcome: string }>(
      { data: { component: { outcome: said, ...reason, ...more } } },
      (data) => data.component as never,
    ) as Outcome<unknown>;

  test('is taken at its word', () => {
    expect(component('FOUND')).toMatchObject({ kind: 'found' });
    expect(component('NOT_FOUND')).toMatchObject({ kind: 'not-found', reason });
    expect(component('MISMATCH')).toMatchObject({ kind: 'mismatch', disagreements: [reason] });
    expect(component('DENIED', { article: 'Điều 1' })).toMatchObject({ kind: 'denied', article: 'Điều 1', ...reason });
    expect(component('UNAVAILABLE', { unavailableMinistry: 'Bộ A' })).toMatchObject({
      kind: 'unavailable',
      ministry: { vi: 'Bộ A' },
      ...reason,
    });
  });

  test('is a value like others where it says something else', () => {
    expect(component('01')).toMatchObject({ kind: 'found' });
  });
});
