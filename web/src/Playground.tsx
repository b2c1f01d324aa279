import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Operation, Provenance } from './api/types.ts';
import { createFetcher } from './createFetcher.ts';
import { JourneysContext } from './journeys/JourneysContext.ts';
import { journeysPlugin } from './journeys/journeysPlugin.tsx';
import { LanguageContext, type Language } from './language.ts';
import { ProvenancePanel } from './provenance/ProvenancePanel.tsx';
import { SourceChips } from './SourceChips.tsx';
import { usePortalData } from './usePortalData.ts';
import { NOBODY, type Who } from './who/Who.ts';
import { WhoBar } from './who/WhoBar.tsx';

const PLUGINS = [journeysPlugin, HISTORY_PLUGIN];

const WELCOME = `# Liên Thông: one graph over the ministries. All data here is synthetic.
# Choose a journey on the left, or ask for open data right away:

query AdminUnitInTime {
  before: adminUnit(code: "24", asOf: "2025-06-30") { name level }
  after: adminUnit(code: "24", asOf: "2025-07-01") { name level }
}
`;

export function Playground() {
  const data = usePortalData();
  const [who, setWho] = useState<Who>(NOBODY);
  const [language, setLanguage] = useState<Language>('en');
  const [provenance, setProvenance] = useState<Provenance>();
  const current = useRef(who);
  current.current = who;

  const fetcher = useMemo(() => createFetcher(() => current.current, setProvenance), []);
  const onOpen = useCallback((operation: Operation) => {
    setWho({ persona: operation.persona, purpose: operation.purpose, caseId: operation.caseId ?? '' });
  }, []);
  const choice = useMemo(
    () => ({ language, pick: (vi: string, en: string) => (language === 'vi' ? vi : en) }),
    [language],
  );

  return (
    <LanguageContext value={choice}>
      <JourneysContext value={{ operations: data.operations, onOpen }}>
        <div className="page">
          <header>
            <strong className="brand">Liên Thông</strong>
            <WhoBar who={who} personas={data.personas} purposes={data.purposes} onChange={setWho} />
            <SourceChips sources={data.sources} />
            <button type="button" className="language" onClick={() => setLanguage(language === 'vi' ? 'en' : 'vi')}>
              {language === 'vi' ? 'English' : 'Tiếng Việt'}
            </button>
          </header>
          {data.problem !== undefined && <p className="problem">{data.problem}</p>}
          <main>
            <GraphiQL
              fetcher={fetcher}
              plugins={PLUGINS}
              visiblePlugin={journeysPlugin}
              initialQuery={WELCOME}
              defaultEditorToolsVisibility="variables"
              forcedTheme="light"
            >
              <GraphiQL.Logo>
                <span />
              </GraphiQL.Logo>
            </GraphiQL>
          </main>
          <ProvenancePanel provenance={provenance} />
        </div>
      </JourneysContext>
    </LanguageContext>
  );
}
