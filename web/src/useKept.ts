import { useEffect, useState } from 'react';

/** State that survives a reload of the page, kept by the browser under `lienthong:<name>` where it may keep anything. */
export function useKept<T>(name: string, initial: T, isValid: (value: unknown) => value is T) {
  const [value, setValue] = useState<T>(() => read(name, isValid) ?? initial);
  useEffect(() => {
    try {
      localStorage.setItem(`lienthong:${name}`, JSON.stringify(value));
    } catch {
      // A browser that keeps nothing works as well; the choice is then gone after a reload.
    }
  }, [name, value]);
  return [value, setValue] as const;
}

function read<T>(name: string, isValid: (value: unknown) => value is T): T | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(`lienthong:${name}`) ?? 'null');
    return isValid(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
