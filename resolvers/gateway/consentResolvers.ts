import type { LocalResolvers } from '../../src/model/localBinding.ts';
import { draftOf, optional, receiptFields, text } from './consent/receipts.ts';
import { decideReview, reviewPage } from './consent/reviews.ts';
import { citizenAtDesk } from './consent/signedIn.ts';

/** Consent of the person who is signed in, and the review of emergency access. */
export const consentResolvers = {
  Query: {
    myConsents: async (_, _args, context) => {
      const { me, desk } = citizenAtDesk(context);
      return (await desk.ofPerson(me)).map(receiptFields);
    },
    emergencyReviews: (_, args, context) => reviewPage(args, context),
  },
  Mutation: {
    giveConsent: async (_, { input }, context) => {
      const { me, desk } = citizenAtDesk(context);
      return receiptFields(await desk.give(draftOf(input as Readonly<Record<string, unknown>>, me)));
    },
    confirmConsent: async (_, { consentId, child }, context) => {
      const { me, desk } = citizenAtDesk(context);
      return receiptFields(await desk.confirm(text(consentId), me, optional(child)));
    },
    withdrawConsent: async (_, { consentId }, context) => {
      const { me, desk } = citizenAtDesk(context);
      return receiptFields(await desk.withdraw(text(consentId), me));
    },
    decideEmergencyReview: (_, args, context) => decideReview(args, context),
  },
} satisfies LocalResolvers;
