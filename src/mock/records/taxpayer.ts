import { createWeighted } from '../../synthetic/weighted.ts';
import { daysAfter } from '../../util/days.ts';
import { dayBetween, earlier, yearsAfter } from '../invent/days.ts';
import { readPersonNumber } from '../people/personNumber.ts';
import type { Fields, MakeRecord, MockRecord, MockWorld } from '../mockWorld.ts';
import { communeOf, homeAddress } from './home.ts';
import { known } from './known.ts';

const drawStatus = createWeighted([
  ['00', 90],
  ['05', 3],
  ['06', 4],
  ['10', 3],
] as const);

/** The tax code of a person is the personal identifier, that of an enterprise its code (TT 86/2024, TT 90/2026). */
export const taxpayer: MakeRecord = (world, taxCode) =>
  taxCode.length === 12 ? personAsTaxpayer(world, taxCode) : enterpriseAsTaxpayer(world, taxCode);

function personAsTaxpayer(world: MockWorld, personalId: string): Fields | undefined {
  const { lives, draw, today } = world;
  if (readPersonNumber(personalId, today) === undefined || world.find('Person', personalId) === null) return undefined;
  const grown = yearsAfter(lives.birthDate(personalId), 18);
  if (grown > today) return undefined;
  const random = draw('Taxpayer', personalId, 'taxpayerStatus');
  const died = lives.deathDate(personalId);
  return {
    taxCode: personalId,
    taxpayerKind: '1',
    taxpayerPersonalId: personalId,
    taxpayerStatus: died === undefined ? drawStatus(random) : '01',
    taxOffice: `CT${communeOf(world, personalId).parentCode ?? '01'}`,
    taxRegistrationDate: dayBetween(grown, earlier(yearsAfter(grown, 8), died ?? today), random),
    get taxpayerName() {
      return known(world, personalId, 'fullNameText');
    },
    get taxpayerAddress() {
      return homeAddress(world, personalId);
    },
    get obligations() {
      return obligations(world, personalId, grown);
    },
  };
}

function enterpriseAsTaxpayer(world: MockWorld, code: string): Fields | undefined {
  const enterprise = world.find('Enterprise', code);
  if (enterprise === null) return undefined;
  const address = enterprise['headOfficeAddress'] as Fields;
  const random = world.draw('Taxpayer', code, 'taxRegistrationDate');
  return {
    taxCode: code,
    taxpayerKind: '3',
    taxpayerName: enterprise['enterpriseNameVi'],
    taxpayerPersonalId: null,
    taxpayerStatus: '00',
    taxOffice: `CT${String(address['provinceCode'])}`,
    taxRegistrationDate: dayBetween('2005-01-01', '2024-12-31', random),
    taxpayerAddress: address,
    get obligations() {
      return obligations(world, code, '2005-01-01');
    },
  };
}

/** What a taxpayer owes or owed, newest first: most of it is paid. */
function obligations(world: MockWorld, taxCode: string, since: string): readonly MockRecord[] {
  const { draw, today, part } = world;
  const random = draw('TaxObligation', taxCode, 'noticeNo');
  const first = [since, '2022-01-01'].sort()[1] ?? since;
  const days = Array.from({ length: random.between(0, 3) }, () => dayBetween(first, today, random));
  const [taxType, taxRate] = taxCode.length === 12 ? (['SDDPNN', 0.05] as const) : (['TNDN', 20] as const);
  return days
    .sort()
    .reverse()
    .map((issued, index) => {
      const noticeNo = `TB-${taxCode}-${days.length - index}`;
      const taxBase = random.between(20, 400) * 10_000_000;
      const taxAmount = Math.round((taxBase * taxRate) / 100);
      const isPaid = random.chance(0.8);
      return part('TaxObligation', {
        noticeNo,
        taxType,
        taxBase,
        taxRate,
        taxAmount,
        noticeIssuedOn: issued,
        taxDueDate: daysAfter(issued, 30),
        exemptionReason: null,
        obligationDossierCode: null,
        payments: isPaid
          ? [
              part('TaxPayment', {
                paymentId: `NT-${noticeNo.slice(3)}`,
                paidAmount: taxAmount,
                paidOn: earlier(daysAfter(issued, random.between(1, 29)), today),
                paymentChannel: random.pick(['1', '2']),
                treasuryReference: `KB${random.between(100_000, 999_999)}`,
              }),
            ]
          : [],
      });
    });
}
