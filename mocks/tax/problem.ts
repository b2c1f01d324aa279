/** A refusal as RFC 9457 wants it. `chiTiet` names the place in the request, never its value. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
}

export const problemContentType = 'application/problem+json; charset=utf-8';

/** Thrown by handlers; the service turns it into an answer. */
export class TaxProblem extends Error {
  override readonly name = 'TaxProblem';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }
}

export function notFound(): TaxProblem {
  return new TaxProblem({ type: '/loi/khong-tim-thay', title: 'Không tìm thấy', status: 404 });
}

export function badRequest(detail: string): TaxProblem {
  return new TaxProblem({ type: '/loi/yeu-cau-sai', title: 'Yêu cầu không hợp lệ', status: 400, detail });
}
