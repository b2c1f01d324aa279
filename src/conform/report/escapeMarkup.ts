const NAMES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for HTML and XML; what XML 1.0 cannot hold (control characters, halves of pairs) becomes U+FFFD. */
export function escapeMarkup(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\n\r]|\p{Cs}|\uFFFE|\uFFFF/gu, '\uFFFD')
    .replace(/[&<>"']/g, (character) => NAMES[character] ?? character);
}
