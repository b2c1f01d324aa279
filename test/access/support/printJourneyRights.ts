import { shippedRules } from '../../support/accessRules.ts';
import { readJourneyRights } from './journeyRights.ts';
import { journeyRightsPage } from './journeyRightsPage.ts';

process.stdout.write(journeyRightsPage(readJourneyRights(), [...shippedRules().purposes.keys()]));
