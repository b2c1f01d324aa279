import fastify, { type FastifyInstance, type FastifyServerFactory } from 'fastify';
import type { Knex } from 'knex';
import { findRows, pageOfObligations } from './findRows.ts';
import { taxOpenApi } from './openApi.ts';
import { badRequest, notFound, problemContentType, TaxProblem } from './problem.ts';
import { readLookup, readPage, type Page } from './readRequest.ts';
import { toObligation, toPayment, toTaxpayer } from './records.ts';
import { packBody } from '../process/packBody.ts';

/** The tax administration's REST service: single look-ups, bulk look-ups and pages. What it does not know it leaves out. */
export function createTaxService(database: Knex, serverFactory: FastifyServerFactory): FastifyInstance {
  const service = fastify({ serverFactory });
  answerProblems(service);
  compress(service);

  service.get('/openapi.json', () => taxOpenApi);

  service.get<{ Params: { mst: string } }>('/nguoi-nop-thue/:mst', async ({ params }) => {
    const [row] = await findRows(database, 'nguoi_nop_thue', 'mst', [params.mst]);
    if (row === undefined) throw notFound();
    return toTaxpayer(row);
  });

  service.post('/nguoi-nop-thue/tra-cuu', async ({ body }) => {
    const { by, keys } = readLookup(body, ['mst', 'soDinhDanh']);
    const column = by === 'mst' ? 'mst' : 'so_dinh_danh';
    return { duLieu: (await findRows(database, 'nguoi_nop_thue', column, keys)).map(toTaxpayer) };
  });

  service.post('/nghia-vu-thue/tra-cuu', async ({ body, query }, reply) => {
    const { by, keys } = readLookup(body, ['mst', 'soThongBao', 'maHoSo']);
    const page = readPage(query);
    const columns: Readonly<Record<string, string>> = { mst: 'mst', soThongBao: 'so_thong_bao', maHoSo: 'ma_ho_so' };
    const { rows, total } = await pageOfObligations(database, columns[by] ?? 'mst', keys, page);
    const next = page.trang * page.kichThuoc < total ? nextPage(page) : null;
    if (next !== null) reply.header('link', `<${next}>; rel="next"`);
    return { duLieu: rows.map(toObligation), ...page, tongSo: total, tiep: next };
  });

  service.post('/khoan-nop/tra-cuu', async ({ body }) => {
    const { by, keys } = readLookup(body, ['soThongBao', 'maKhoanNop']);
    const column = by === 'soThongBao' ? 'so_thong_bao' : 'ma_khoan_nop';
    return { duLieu: (await findRows(database, 'khoan_nop', column, keys)).map(toPayment) };
  });

  return service;
}

/** The next page is asked for with the same body: keys are personal data, and an address ends up in access logs. */
function nextPage({ trang, kichThuoc }: Page): string {
  return `/nghia-vu-thue/tra-cuu?trang=${trang + 1}&kichThuoc=${kichThuoc}`;
}

function answerProblems(service: FastifyInstance): void {
  service.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    const status = error.statusCode ?? 500;
    const problem =
      error instanceof TaxProblem
        ? error.problem
        : status < 500
          ? { ...badRequest('Nội dung gửi lên không đọc được.').problem, status }
          : { type: '/loi/noi-bo', title: 'Lỗi nội bộ', status: 500 };
    return reply.code(problem.status).type(problemContentType).send(problem);
  });
  service.setNotFoundHandler((_request, reply) =>
    reply
      .code(404)
      .type(problemContentType)
      .send({ type: '/loi/khong-co-dich-vu', title: 'Không có dịch vụ này', status: 404 }),
  );
}

function compress(service: FastifyInstance): void {
  service.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string') return payload;
    const { body, headers } = await packBody(payload, request.headers['accept-encoding']);
    reply.headers(headers);
    return body;
  });
}
