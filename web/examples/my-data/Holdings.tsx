import type { ReactNode } from 'react';
import type { GrowingAnswer, Select, ValueAt } from 'lienthong/client';
import { useWords } from '../shared/language.tsx';
import { At } from '../shared/Result.tsx';
import type { PersonData } from './operation.ts';
import { originsOf } from './origins.ts';
import { useMinistries, type Ministry } from './useMinistries.ts';

/** What the state holds on me: each with the ministry that holds it and how fresh it is. */
export function Holdings({ answer }: { readonly answer: GrowingAnswer<PersonData> }) {
  const { say, day } = useWords();
  const of = { answer, ministries: useMinistries() };
  return (
    <section className="card">
      <h2>{say('Nhà nước đang lưu giữ', 'What the state holds on me')}</h2>
      <dl>
        <Row {...of} vi="Họ và tên" en="Name" path="person.fullNameText" select={(data) => data.person.fullNameText}>
          {(name) => <span lang="vi">{name}</span>}
        </Row>
        <Row {...of} vi="Ngày sinh" en="Born" path="person.birthDate" select={(data) => data.person.birthDate}>
          {(date) => day(date)}
        </Row>
        <Row
          {...of}
          vi="Nơi thường trú"
          en="Residence"
          path="person.residences.*.residenceAddress.addressAsRecorded"
          select={(data) => data.person.residences}
        >
          {(residences) => (
            <span lang="vi">
              {residences.map(({ residenceAddress }) => residenceAddress?.addressAsRecorded).join('; ')}
            </span>
          )}
        </Row>
        <Row
          {...of}
          vi="Giấy khai sinh số"
          en="Birth certificate"
          path="person.birthRecord.birthRegNo"
          select={(data) => data.person.birthRecord.birthRegNo}
        >
          {(number) => number}
        </Row>
        <Row
          {...of}
          vi="Mã số thuế"
          en="Tax code"
          path="person.taxpayer.taxCode"
          select={(data) => data.person.taxpayer.taxCode}
        >
          {(code) => code}
        </Row>
        <Row
          {...of}
          vi="Quyền sử dụng đất"
          en="Land rights"
          path="person.landRights"
          select={(data) => data.person.landRights}
        >
          {(rights) => rights.map(({ rightFrom }) => `${say('từ', 'since')} ${day(rightFrom)}`).join('; ')}
        </Row>
        <Row
          {...of}
          vi="Dị ứng"
          en="Allergies"
          path="person.healthBook.allergies"
          select={(data) => data.person.healthBook.allergies}
        >
          {(allergies) => <span lang="vi">{allergies.join(', ')}</span>}
        </Row>
      </dl>
    </section>
  );
}

function Row<Way>(props: {
  readonly answer: GrowingAnswer<PersonData>;
  readonly ministries: ReadonlyMap<string, Ministry>;
  readonly vi: string;
  readonly en: string;
  /** As provenance writes it. */
  readonly path: string;
  readonly select: Select<PersonData, Way>;
  readonly children: (value: NonNullable<ValueAt<Way>>) => ReactNode;
}) {
  const { say, moment } = useWords();
  const origin = originsOf(props.answer).get(props.path);
  const ministry = origin && props.ministries.get(origin.source);
  return (
    <>
      <dt>{say(props.vi, props.en)}</dt>
      <dd>
        <At answer={props.answer} select={props.select}>
          {props.children}
        </At>
        {origin !== undefined && (
          <div className="small" data-testid="origin">
            {say(ministry?.vi ?? origin.source, ministry?.en ?? origin.source)}
            {origin.asOf !== undefined && ` · ${say('tính đến', 'as of')} ${moment(origin.asOf)}`}
          </div>
        )}
      </dd>
    </>
  );
}
