import type { CodeList } from '../../../src/model/dictionary.ts';
import { landTransferRules } from '../config/landTransfer.ts';
import { writeIssue, type Issue } from '../shared/issue.ts';
import { isPresent } from '../shared/maybe.ts';
import { personState } from '../shared/personState.ts';
import { transferIssueTexts as texts } from './issueTexts.ts';
import type { Party, TransferCase } from './types.ts';

/** How the texts call a party. */
const TRANSFEROR = { partyVi: 'bên chuyển nhượng', partyEn: 'transferor' };
const TRANSFEREE = { partyVi: 'bên nhận chuyển nhượng', partyEn: 'transferee' };

type PartyWords = typeof TRANSFEROR;

/**
 * Whether both parties can act: known, alive, under a valid number, with a tax code that can receive a notice.
 *
 * - `isKnown`: whether the ministries could be asked about this part (`transferor.lifeStatus`)
 * - `statuses`: the code list TAX_STATUS, for its words
 */
export function checkParties(
  transfer: TransferCase,
  isKnown: (path: string) => boolean,
  statuses: CodeList | undefined,
): readonly Issue[] {
  return [
    ...(transfer.transferorId === transfer.transfereeId ? [writeIssue(texts, 'SAME_PARTY')] : []),
    ...(isKnown('transferor.lifeStatus') ? checkLife(transfer.transferor, TRANSFEROR, transfer.asOf) : []),
    ...(isKnown('transferee.lifeStatus') ? checkLife(transfer.transferee, TRANSFEREE, transfer.asOf) : []),
    ...(isKnown('transferor.taxpayer') ? checkTaxCode(transfer.transferor, TRANSFEROR, statuses) : []),
    ...(isKnown('transferee.taxpayer') ? checkTaxCode(transfer.transferee, TRANSFEREE, statuses) : []),
  ];
}

function checkLife(party: Party | null | undefined, words: PartyWords, day: string): readonly Issue[] {
  switch (personState(party, day)) {
    case 'ALIVE':
      return [];
    case 'NOT_FOUND':
      return [writeIssue(texts, 'PARTY_NOT_FOUND', words)];
    case 'CANCELLED':
      return [writeIssue(texts, 'IDENTIFIER_CANCELLED', words)];
    case 'ABSENT':
      return [writeIssue(texts, 'PARTY_ABSENT', words)];
    case 'DECEASED':
      return [writeIssue(texts, words === TRANSFEROR ? 'TRANSFEROR_DECEASED' : 'TRANSFEREE_DECEASED')];
  }
}

function checkTaxCode(
  party: Party | null | undefined,
  words: PartyWords,
  statuses: CodeList | undefined,
): readonly Issue[] {
  if (!isPresent(party?.taxpayer)) return [writeIssue(texts, 'TAXPAYER_UNKNOWN', words)];
  const status = party.taxpayer.taxpayerStatus ?? '';
  const entry = statuses?.entries.find(({ code }) => code === status);
  const params = { ...words, status, statusVi: entry?.nameVi ?? '…', statusEn: entry?.nameEn ?? '…' };
  if (landTransferRules.stoppingTaxStatuses.includes(status)) return [writeIssue(texts, 'TAX_CODE_STOPPED', params)];
  if (landTransferRules.doubtfulTaxStatuses.includes(status)) return [writeIssue(texts, 'TAX_CODE_DOUBTFUL', params)];
  return [];
}
