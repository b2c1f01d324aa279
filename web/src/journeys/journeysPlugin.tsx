import type { GraphiQLPlugin } from '@graphiql/react';
import { JourneysPanel } from './JourneysPanel.tsx';

/** Shows the journeys beside the editor. */
export const journeysPlugin: GraphiQLPlugin = {
  title: 'Hành trình · Journeys',
  icon: () => (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
    >
      <circle cx="5" cy="19" r="2.5" />
      <circle cx="19" cy="5" r="2.5" />
      <path d="M7.5 19H15a4 4 0 0 0 0-8H9a4 4 0 0 1 0-8h7" strokeLinecap="round" />
    </svg>
  ),
  content: JourneysPanel,
};
