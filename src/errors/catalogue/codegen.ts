import type { ErrorEntry } from '../template.ts';

/** Errors of the generator of typed documents. */
export const codegenErrors = {
  CODEGEN_UNREADABLE: {
    status: 500,
    en: 'No documents can be read from {paths}: {problem}.',
    vi: 'Không đọc được tài liệu GraphQL từ {paths}: {problem}.',
    remedyEn: 'Name .graphql files, or folders that have some.',
    remedyVi: 'Chỉ ra các tệp .graphql hoặc thư mục có chứa chúng.',
  },
} satisfies Record<string, ErrorEntry>;
