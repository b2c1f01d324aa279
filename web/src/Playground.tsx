import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { AnswerPanel } from './answer/AnswerPanel.tsx';
import type { Answer } from './answer/Answer.ts';
import type { Operation, OperationCase } from './api/types.ts';
import { createFetcher } from './createFetcher.ts';
import { askDecision, type Asked, type Decided } from './decision/askDecision.ts';
import { DecisionPanel } from './decision/DecisionPanel.tsx';
import { Header } from './header/Header.tsx';
import { Problems } from './header/Problems.tsx';
import { caseIdOf } from './journeys/caseIdOf.ts';
import { JourneysContext, type Journeys } from './journeys/JourneysContext.ts';
import { journeysPlugin } from './journeys/journeysPlugin.tsx';
import { OperationRunner, type RunCommand } from './journeys/OperationRunner.tsx';
import { showShareLink } from './journeys/shareLink.ts';
import { useShareLink } from './journeys/useShareLink.ts';
import { languageChoice, LanguageContext, type Language } from './language.ts';
import { useKept } from './useKept.ts';
import { usePortalData } from './usePortalData.ts';
import { WELCOME } from './welcome.ts';
import { SchemaOfWho } from './who/SchemaOfWho.tsx';
import { isWho, NOBODY } from './who/Who.ts';
import { WhoBar } from './who/WhoBar.tsx';

const PLUGINS = [journeysPlugin, HISTORY_PLUGIN];

const NARROW = '(max-width: 800px)';

const isLanguage = (value: unknown): value is Language => value === 'vi' || value === 'en';
const browserLanguage: Language = navigator.language.startsWith('vi') ? 'vi' : 'en';

export function Playground() {
  const data = usePortalData();
  const [who, setWho] = useKept('who', NOBODY, isWho);
  const [language, setLanguage] = useKept('language', browserLanguage, isLanguage);
  const [answer, setAnswer] = useState<Answer>();
  const [isAsking, setAsking] = useState(false);
  const [decided, setDecided] = useState<Decided>();
  const [command, setCommand] = useState<RunCommand>();
  const [opened, setOpened] = useState<Journeys['opened']>();
  const choice = useMemo(() => languageChoice(language), [language]);

  function showAnswer(newest: Answer) {
    setAnswer(newest);
    setDecided(undefined);
  }

  // The fetcher lives as long as the editor; it reads who asks at the moment of asking. A command is obeyed after the
  // rendering that brought it, hence after this line.
  const asking = useRef(who);
  asking.current = who;
  const fetcher = useMemo(() => createFetcher(() => asking.current, { onAsking: setAsking, onAnswer: showAnswer }), []);

  const run = useCallback((load?: RunCommand['load']) => {
    setCommand((last) => ({ serial: (last?.serial ?? 0) + 1, ...(load === undefined ? {} : { load }) }));
  }, []);
  const decide = useCallback((asked: Asked) => void askDecision(asked, asking.current).then(setDecided), []);
  const open = useCallback(
    (operation: Operation, chosen: OperationCase) => {
      setWho({ persona: operation.persona, purpose: operation.purpose, caseId: caseIdOf(operation, chosen) });
      setOpened({ operation: operation.id, case: chosen.name });
      showShareLink(operation, chosen);
      run({ document: operation.document, variables: JSON.stringify(chosen.variables, null, 2) });
    },
    [run, setWho],
  );
  const linkProblem = useShareLink(data, open);

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => {
    if (answer !== undefined && matchMedia(NARROW).matches)
      document.getElementById('answer')?.scrollIntoView({ block: 'start' });
  }, [answer]);

  return (
    <LanguageContext value={choice}>
      <JourneysContext value={{ operations: data.operations, opened, open }}>
        <div className="page">
          <Header sources={data.sources} onLanguage={setLanguage} />
          <WhoBar
            who={who}
            personas={data.personas}
            purposes={data.purposes}
            onChange={setWho}
            onRun={() => run()}
            onDecide={() => setCommand((last) => ({ serial: (last?.serial ?? 0) + 1, onlyDecide: true }))}
          />
          <Problems problems={linkProblem === undefined ? data.problems : [...data.problems, linkProblem]} />
          <main>
            <GraphiQL
              fetcher={fetcher}
              plugins={PLUGINS}
              visiblePlugin={journeysPlugin}
              defaultQuery={WELCOME}
              defaultEditorToolsVisibility="variables"
              forcedTheme="light"
            >
              <GraphiQL.Logo>
                <span />
              </GraphiQL.Logo>
              <SchemaOfWho who={who} />
              <OperationRunner command={command} onDecide={decide} />
            </GraphiQL>
          </main>
          {decided === undefined ? (
            <AnswerPanel answer={answer} isAsking={isAsking} />
          ) : (
            <DecisionPanel decided={decided} />
          )}
        </div>
      </JourneysContext>
    </LanguageContext>
  );
}
