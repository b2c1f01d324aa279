import { useEffect, useState } from 'react';
import { outcome } from 'lienthong/client';
import { useWords } from '../shared/language.tsx';
import { Page } from '../shared/Page.tsx';
import { At, Result } from '../shared/Result.tsx';
import { clientFor } from '../shared/session.ts';
import { useAnswer } from '../shared/useAnswer.ts';
import { Holdings } from './Holdings.tsx';
import { MY_DATA, WHO_LOOKED, type Access, type LogData, type PersonData } from './operation.ts';
import { WhoLooked } from './WhoLooked.tsx';

const PERSONAS = [
  { id: 'citizen', vi: 'Công dân', en: 'Citizen' },
  { id: 'land-officer', vi: 'Viên chức đăng ký đất đai', en: 'Land registration officer' },
];

/** Journey J9: what the state holds on me, how fresh it is, and who looked at it. */
export function MyData() {
  const { say } = useWords();
  const [persona, setPersona] = useState('citizen');
  return (
    <Page title={say('Dữ liệu của tôi', 'My data')} personas={PERSONAS} persona={persona} onPersona={setPersona}>
      <OfMine persona={persona} />
    </Page>
  );
}

function OfMine({ persona }: { readonly persona: string }) {
  const [log, askLog] = useAnswer<LogData>();
  const [holdings, askHoldings] = useAnswer<PersonData>();
  /** What earlier pages of the log have told. */
  const [earlier, setEarlier] = useState<readonly Access[]>([]);
  const client = clientFor(persona, 'SELF_ACCESS');
  const personalId = log.state === 'answered' ? log.answer.data?.me?.personalId : undefined;

  // Who I am stands in the token: the gateway says it, and nobody types it in.
  useEffect(() => askLog((signal) => client.stream(WHO_LOOKED, {}, { signal })), []);
  useEffect(() => {
    if (typeof personalId !== 'string') return;
    askHoldings((signal) => client.stream(MY_DATA, { personalId }, { signal, provenance: true }));
  }, [personalId]);

  return (
    <>
      <Result of={holdings}>
        {(answer) => (
          <At answer={answer} select={(data) => data.person}>
            {() => <Holdings answer={answer} />}
          </At>
        )}
      </Result>
      <Result of={log}>
        {(answer) => {
          const found = outcome(answer, (data) => data.me.accessLog);
          const page = found.kind === 'found' ? found.value : undefined;
          const accesses = [...earlier, ...(page?.edges ?? []).map(({ node }) => node)];
          const { hasNextPage = false, endCursor = null } = page?.pageInfo ?? {};
          const more = (after: string) => () => {
            setEarlier(accesses);
            askLog((signal) => client.stream(WHO_LOOKED, { after }, { signal }));
          };
          return (
            <At answer={answer} select={(data) => data.me.accessLog}>
              {() => (
                <WhoLooked
                  accesses={accesses}
                  onMore={hasNextPage && endCursor !== null ? more(endCursor) : undefined}
                />
              )}
            </At>
          );
        }}
      </Result>
    </>
  );
}
