import { useEffect, useRef, useState } from 'react';
import type { GrowingAnswer } from 'lienthong/client';

/** What has become of a question. */
export type Asked<Data> =
  | { readonly state: 'not-asked' }
  | { readonly state: 'asking' }
  | { readonly state: 'answered'; readonly answer: GrowingAnswer<Data> }
  | { readonly state: 'failed'; readonly message: string };

/** Asks the gateway, one question at a time: a new one ends the last. An answer is shown as far as it has come. */
export function useAnswer<Data>(): [
  Asked<Data>,
  (ask: (signal: AbortSignal) => AsyncIterable<GrowingAnswer<Data>>) => void,
] {
  const [asked, setAsked] = useState<Asked<Data>>({ state: 'not-asked' });
  const last = useRef<AbortController>(undefined);
  useEffect(() => () => last.current?.abort(), []);

  function ask(question: (signal: AbortSignal) => AsyncIterable<GrowingAnswer<Data>>): void {
    last.current?.abort();
    const current = new AbortController();
    last.current = current;
    setAsked({ state: 'asking' });
    const read = async (): Promise<void> => {
      try {
        for await (const answer of question(current.signal)) setAsked({ state: 'answered', answer });
      } catch (error) {
        if (!current.signal.aborted) setAsked({ state: 'failed', message: (error as Error).message });
      }
    };
    void read();
  }
  return [asked, ask];
}
