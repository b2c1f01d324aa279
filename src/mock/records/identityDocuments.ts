import { dayBetween, earlier, yearsAfter } from '../invent/days.ts';
import type { MockRecord, MockWorld } from '../mockWorld.ts';

/** The first identity card is given at fourteen. From: Law on Identity 26/2023. */
const FIRST_CARD_AT = 14;
/** Ages at which a card must be exchanged. */
const EXCHANGED_AT = [25, 40, 60];
/** Before it, cards were citizen identity cards. */
const NEW_CARDS_SINCE = '2024-07-01';

/** The card in force; its number is the personal identifier. */
export function identityDocuments(world: MockWorld, personalId: string): readonly MockRecord[] {
  const { lives, draw, today } = world;
  const born = lives.birthDate(personalId);
  if (yearsAfter(born, FIRST_CARD_AT) > today) return [];
  const lastExchange = [FIRST_CARD_AT, ...EXCHANGED_AT]
    .map((age) => yearsAfter(born, age))
    .findLast((day) => day <= today);
  const from = [lastExchange ?? today, '2021-01-04'].sort()[1] ?? today;
  const last = earlier(lives.deathDate(personalId) ?? today, today);
  if (last < from) return [];
  const issueDate = dayBetween(from, last, draw('IdentityDocument', personalId, 'issueDate'));
  const nextExchange = EXCHANGED_AT.map((age) => yearsAfter(born, age)).find((day) => day > issueDate);
  const isInForce = nextExchange === undefined || nextExchange >= today;
  return [
    world.part('IdentityDocument', {
      documentType: issueDate < NEW_CARDS_SINCE ? 'CCCD' : 'CC',
      documentNumber: personalId,
      issueDate,
      issuingAuthority: 'G01.C06',
      expiryDate: nextExchange ?? null,
      documentStatus: isInForce ? '1' : '2',
    }),
  ];
}
