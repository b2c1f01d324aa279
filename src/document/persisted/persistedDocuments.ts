import { GatewayError } from '../../errors/gatewayError.ts';
import { LruCache } from '../../util/lruCache.ts';
import type { DocumentText } from '../documentText.ts';
import { RecentTexts } from '../recentTexts.ts';
import type { TrustedDocuments } from './readManifest.ts';

export interface PersistedOptions {
  /** The trusted documents of this moment; none when left out. */
  readonly trusted?: () => TrustedDocuments;
  /** Whether nothing but trusted documents is admitted. */
  readonly trustedOnly?: boolean;
  /** Whether clients may register a document by its hash and send the hash alone from then on. */
  readonly automatic?: boolean;
}

/** Room for documents that clients registered (characters). */
const REGISTERED_CHARACTERS = 16 * 1024 * 1024;
/** What an entry takes besides its text (characters). */
const ENTRY_CHARACTERS = 500;

const SHA256 = /^[0-9a-f]{64}$/i;
const NOTHING_TRUSTED: TrustedDocuments = { byId: new Map(), hashes: new Set() };

/** Finds the document that a request means, by its text or by what stands for it. */
export class PersistedDocuments {
  readonly #options: PersistedOptions;
  readonly #texts = new RecentTexts();
  readonly #registered = new LruCache<string, DocumentText>({
    maxWeight: REGISTERED_CHARACTERS,
    weigh: ({ text }) => text.length + ENTRY_CHARACTERS,
  });

  constructor(options: PersistedOptions) {
    this.#options = options;
  }

  /**
   * Throws `DOCUMENT_NOT_TRUSTED`, `DOCUMENT_ID_UNKNOWN`, `PERSISTED_QUERY_NOT_FOUND`, `PERSISTED_QUERY_NOT_SUPPORTED` or
   * `PERSISTED_QUERY_MISMATCH`.
   */
  find(query: string | undefined, documentId: string | undefined): DocumentText {
    const { trusted, trustedOnly } = this.#options;
    const { byId, hashes } = trusted?.() ?? NOTHING_TRUSTED;
    const known = documentId === undefined ? undefined : byId.get(documentId);
    if (known !== undefined) return known;
    if (trustedOnly !== true)
      return documentId === undefined ? this.#texts.of(query ?? '') : this.#byHash(query, documentId);
    const written = query === undefined ? undefined : this.#texts.of(query);
    if (written !== undefined && hashes.has(written.sha256)) return written;
    throw new GatewayError('DOCUMENT_NOT_TRUSTED');
  }

  /** Remembers a document that turned out to be valid, for a client that sent it with its hash. */
  register(document: DocumentText, documentId: string | undefined): void {
    if (documentId === undefined || this.#options.automatic !== true) return;
    if (documentId.toLowerCase() === document.sha256) this.#registered.set(document.sha256, document);
  }

  #byHash(query: string | undefined, documentId: string): DocumentText {
    if (!SHA256.test(documentId)) throw new GatewayError('DOCUMENT_ID_UNKNOWN');
    if (this.#options.automatic !== true) throw new GatewayError('PERSISTED_QUERY_NOT_SUPPORTED');
    const sha256 = documentId.toLowerCase();
    if (query === undefined) {
      const registered = this.#registered.get(sha256);
      if (registered === undefined) throw new GatewayError('PERSISTED_QUERY_NOT_FOUND');
      return registered;
    }
    const sent = this.#texts.of(query);
    if (sent.sha256 !== sha256) throw new GatewayError('PERSISTED_QUERY_MISMATCH');
    return sent;
  }
}
