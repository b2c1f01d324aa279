/** Control characters except tab and line ends; halves of surrogate pairs. */
const UNREADABLE = /[^\P{Cc}\t\n\r]|\p{Cs}/u;

/** Whether a text holds neither control characters nor broken Unicode. */
export function isReadableText(text: string): boolean {
  return !UNREADABLE.test(text);
}
