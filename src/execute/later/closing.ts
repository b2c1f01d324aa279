/**
 * An iteration that can be ended while it waits: a generator alone hears of `return` only when what it waits for has come.
 *
 * - `close`: makes it come; called once, at the end, however the iteration ends
 */
export function closing<Item>(items: AsyncGenerator<Item>, close: () => void): AsyncIterableIterator<Item> {
  let isOpen = true;
  const end = (): void => {
    if (isOpen) close();
    isOpen = false;
  };
  return {
    next: async () => {
      try {
        const result = await items.next();
        if (result.done === true) end();
        return result;
      } catch (error) {
        end();
        throw error;
      }
    },
    return: (value) => {
      end();
      return items.return(value);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
