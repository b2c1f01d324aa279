import { useState } from 'react';
import { useWords } from '../shared/language.tsx';
import { Page } from '../shared/Page.tsx';
import { At, Result } from '../shared/Result.tsx';
import { clientFor } from '../shared/session.ts';
import { useAnswer } from '../shared/useAnswer.ts';
import { DossierForm } from './DossierForm.tsx';
import { DOSSIERS } from './dossiers.ts';
import { Obligations } from './Obligations.tsx';
import { LAND_TRANSFER, type Input } from './operation.ts';
import { SlipView } from './SlipView.tsx';

const PERSONAS = [
  { id: 'land-officer', vi: 'Viên chức đăng ký đất đai', en: 'Land registration officer' },
  { id: 'treating-doctor', vi: 'Bác sĩ điều trị', en: 'Treating doctor' },
  { id: 'citizen', vi: 'Công dân', en: 'Citizen' },
];

const [first] = DOSSIERS;

type Answered = typeof LAND_TRANSFER extends { readonly __apiType?: (variables: never) => infer Data } ? Data : never;

/** Journey J1 at a desk of the land registration office. */
export function LandTransferDesk() {
  const { say } = useWords();
  const [persona, setPersona] = useState('land-officer');
  return (
    <Page
      title={say('Bàn chuyển quyền sử dụng đất', 'Land transfer desk')}
      personas={PERSONAS}
      persona={persona}
      onPersona={setPersona}
    >
      <Desk persona={persona} />
    </Page>
  );
}

function Desk({ persona }: { readonly persona: string }) {
  const [input, setInput] = useState<Input>(first as Input);
  const [asked, ask] = useAnswer<Answered>();
  const lookUp = () => {
    const { dossierCode, parcelCommuneCode, mapSheetNo, parcelNo, certificateSerial, ...rest } = input;
    const { transferorId, transfereeId, contractPrice, asOf } = rest;
    const what = { dossierCode, parcelCommuneCode, mapSheetNo, parcelNo, certificateSerial };
    const variables = { input: { ...what, transferorId, transfereeId, contractPrice, asOf } };
    ask((signal) =>
      clientFor(persona, 'LAND_TRANSFER').stream(LAND_TRANSFER, variables, { caseId: dossierCode, signal }),
    );
  };
  return (
    <>
      <DossierForm input={input} onInput={setInput} onAsk={lookUp} />
      <Result of={asked}>
        {(answer) => (
          <>
            <At answer={answer} select={(data) => data.landTransfer.slip}>
              {(slip) => <SlipView slip={slip} />}
            </At>
            {answer.data && (
              <At answer={answer} select={(data) => data.landTransfer.obligations}>
                {(obligations) => <Obligations of={obligations} />}
              </At>
            )}
          </>
        )}
      </Result>
    </>
  );
}
