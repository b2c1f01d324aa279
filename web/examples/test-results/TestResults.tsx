import { useState } from 'react';
import { useWords } from '../shared/language.tsx';
import { Page } from '../shared/Page.tsx';
import { At, Result } from '../shared/Result.tsx';
import { clientFor } from '../shared/session.ts';
import { useAnswer } from '../shared/useAnswer.ts';
import { EarlierResults } from './EarlierResults.tsx';
import { TEST_RESULTS, type Data } from './operation.ts';

const PERSONAS = [
  { id: 'treating-doctor', vi: 'Bác sĩ điều trị', en: 'Treating doctor' },
  { id: 'doctor-elsewhere', vi: 'Bác sĩ của bệnh viện khác', en: 'Doctor of another hospital' },
  { id: 'land-officer', vi: 'Viên chức đăng ký đất đai', en: 'Land registration officer' },
];

/** The moment for which re-use is judged: that of the simulated country. Left out, it is now. */
const AS_OF = '2026-11-20T08:00:00+07:00';

/** Journey J4: what a hospital need not measure again. */
export function TestResults() {
  const { say } = useWords();
  const [persona, setPersona] = useState('treating-doctor');
  return (
    <Page
      title={say('Dùng lại kết quả xét nghiệm', 'Re-use of test results')}
      personas={PERSONAS}
      persona={persona}
      onPersona={setPersona}
    >
      <OfEncounter persona={persona} />
    </Page>
  );
}

function OfEncounter({ persona }: { readonly persona: string }) {
  const { say, day } = useWords();
  const [encounterId, setEncounterId] = useState('79001261120990401');
  const [asked, ask] = useAnswer<Data>();
  const lookUp = () =>
    ask((signal) =>
      clientFor(persona, 'TREATMENT').stream(
        TEST_RESULTS,
        { encounterId, asOf: AS_OF },
        { caseId: encounterId, signal },
      ),
    );
  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          lookUp();
        }}
      >
        <label>
          {say('Lượt khám đang mở', 'Open encounter')}
          <input required value={encounterId} onChange={(event) => setEncounterId(event.target.value)} />
        </label>
        <button type="submit">{say('Xem kết quả trước đây', 'Show earlier results')}</button>
      </form>
      <Result of={asked}>
        {(answer) => (
          <>
            <At answer={answer} select={(data) => data.encounter.patient}>
              {(patient) => (
                <section className="card" data-testid="patient">
                  <At answer={answer} select={(data) => data.encounter.patient.fullNameText}>
                    {(name) => <h2 lang="vi">{name}</h2>}
                  </At>
                  <p>
                    {day(patient.birthDate)} · {say('Dị ứng', 'Allergies')}:{' '}
                    <Allergies of={patient.healthBook?.allergies ?? []} />
                  </p>
                </section>
              )}
            </At>
            {answer.data?.encounter && (
              <At answer={answer} select={(data) => data.encounter.patient.encounters}>
                {(encounters) => <EarlierResults of={encounters} />}
              </At>
            )}
          </>
        )}
      </Result>
    </>
  );
}

function Allergies({ of }: { readonly of: readonly string[] }) {
  const { say } = useWords();
  return of.length === 0 ? say('không có', 'none on record') : <span lang="vi">{of.join(', ')}</span>;
}
