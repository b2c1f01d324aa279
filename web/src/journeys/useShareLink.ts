import { useEffect, useState } from 'react';
import type { AnswerError } from '../api/types.ts';
import type { PortalData } from '../usePortalData.ts';
import type { Journeys } from './JourneysContext.ts';
import { findShared, readShareLink } from './shareLink.ts';

/** Opens what the page's address names, once the collection is there; says so when it names nothing of it. */
export function useShareLink(data: PortalData, open: Journeys['open']): AnswerError | undefined {
  const [shared, setShared] = useState(() => readShareLink(location.search));
  const [problem, setProblem] = useState<AnswerError>();
  useEffect(() => {
    if (shared === undefined || !data.operationsLoaded) return;
    setShared(undefined);
    const found = findShared(data.operations, shared);
    if (found === undefined) setProblem(NOT_IN_COLLECTION);
    else open(found.operation, found.chosen);
  }, [shared, data.operations, data.operationsLoaded, open]);
  return problem;
}

const NOT_IN_COLLECTION: AnswerError = {
  message: 'The link names an operation or a case that is not in the collection.',
  extensions: {
    messageVi: 'Liên kết nêu một thao tác hoặc trường hợp không có trong bộ sưu tập.',
    remedy: 'Choose one from the list of journeys.',
    remedyVi: 'Hãy chọn trong danh sách hành trình.',
  },
};
