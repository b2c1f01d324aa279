import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { tax } from '../../resolvers/tax/source.ts';
import { openTestSource, type TestSource } from '../sources/support/openTestSource.ts';

const open: (TestSource | Server)[] = [];

afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

/** A tax service that answers every call with this, whatever was asked. */
async function taxServiceThat(answer: (path: string) => object): Promise<TestSource> {
  const server = createServer((request, response) => {
    request.resume();
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answer(request.url ?? '')));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const source = openTestSource(tax, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  open.push(source, server);
  return source;
}

const taxpayer = { mst: '0990730018', soDinhDanh: '079000000001', loaiNnt: 'CN' };
const notice = (number: number) => ({ soThongBao: `TB-${number}`, mst: taxpayer.mst });
const question = '{ taxpayer(taxCode: "0990730018") { taxCode obligations { noticeNo } } }';

test('pages that lead to ever new pages are given up', async () => {
  let page = 0;
  const source = await taxServiceThat((path) =>
    path.startsWith('/nghia-vu-thue')
      ? { duLieu: [notice(page)], tiep: `/nghia-vu-thue/tra-cuu?trang=${(page += 1)}`, tongSo: 1_000_000 }
      : { duLieu: [taxpayer] },
  );
  const { data, errors } = await source.ask(question);
  expect(data).toEqual({ taxpayer: { taxCode: taxpayer.mst, obligations: null } });
  expect(errors).toMatchObject([{ code: 'SOURCE_TOO_MANY_PAGES', path: ['taxpayer', 'obligations'] }]);
});

test('fewer objects than the service counts are not believed', async () => {
  const source = await taxServiceThat((path) =>
    path.startsWith('/nghia-vu-thue')
      ? { duLieu: [notice(1), notice(2)], tiep: null, tongSo: 3 }
      : { duLieu: [taxpayer] },
  );
  const { errors } = await source.ask(question);
  expect(errors).toMatchObject([{ code: 'SOURCE_ANSWER_SHORT', path: ['taxpayer', 'obligations'] }]);
});

test('where an object does not say whose it is, nobody is told that nothing is known of them', async () => {
  const source = await taxServiceThat(() => ({ duLieu: [taxpayer, { ...taxpayer, soDinhDanh: null }] }));
  const keys = ['079000000001', '079000000002'].map((personalId) => ({ personalId }));
  const { data, errors } = await source.askEntities('Person', keys, 'taxpayer { taxCode }');
  expect(data).toMatchObject({ _entities: [{ taxpayer: null }, { taxpayer: null }] });
  expect(errors).toMatchObject([
    { code: 'SOURCE_WRONG_SHAPE', path: ['_entities', 0, 'taxpayer'] },
    { code: 'SOURCE_WRONG_SHAPE', path: ['_entities', 1, 'taxpayer'] },
  ]);
});

test('an object that belongs to nobody who was asked for changes nothing', async () => {
  const source = await taxServiceThat(() => ({ duLieu: [taxpayer, { ...taxpayer, soDinhDanh: '079000000009' }] }));
  const keys = ['079000000001', '079000000002'].map((personalId) => ({ personalId }));
  const { data, errors } = await source.askEntities('Person', keys, 'taxpayer { taxCode }');
  expect(errors).toEqual([]);
  expect(data).toMatchObject({ _entities: [{ taxpayer: { taxCode: taxpayer.mst } }, { taxpayer: null }] });
});
