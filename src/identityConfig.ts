import { BlockList, isIP } from 'node:net';
import { z } from 'zod';
import { ALGORITHMS, USUAL_ALGORITHMS, type IssuerSettings } from './access/issuerSettings.ts';
import { numberSetting } from './numberSetting.ts';

/** The simulated identity service, which issues officers' tokens, and citizens' under an address of their own. */
const SIMULATED = [
  { issuer: 'http://127.0.0.1:4100', kinds: ['officer'] },
  { issuer: 'http://127.0.0.1:4100/eid', kinds: ['citizen', 'organisation'] },
] as const;

const KINDS = ['officer', 'citizen', 'organisation'] as const;

const webAddress = z.url({ protocol: /^https?$/, error: 'an address that begins with http:// or https:// is needed' });

const issuer = z.strictObject({
  issuer: webAddress,
  audience: z.string().min(1).optional(),
  algorithms: z.array(z.enum(ALGORITHMS)).min(1).optional(),
  boundTokens: z.boolean().default(false),
  jwksUri: webAddress.optional(),
  kinds: z
    .array(z.enum(KINDS))
    .min(1)
    .default([...KINDS]),
});

/** An environment variable holds them as addresses divided by commas. */
const issuers = z
  .string()
  .transform((text) => text.split(',').map((each) => each.trim()))
  .or(z.array(z.unknown()))
  .pipe(z.array(webAddress.transform((address) => ({ issuer: address })).or(z.looseObject({}))).min(1))
  .pipe(z.array(issuer))
  .refine((all) => new Set(all.map((each) => each.issuer)).size === all.length, {
    message: 'an issuer is listed twice',
  });

const seconds = (most: number, least = 0) => numberSetting(z.number().int().min(least).max(most));

/** Who issues tokens, and how far they are believed; `docs/configuration.md` explains each. */
export const identitySettings = z
  .strictObject({
    /** The simple form: one issuer. */
    issuer: webAddress.optional(),
    audience: z.string().min(1).default('lienthong'),
    issuers: issuers.optional(),
    clockSkewS: seconds(300).default(30),
    keysRefreshS: seconds(86_400, 10).default(300),
    keysKeepS: seconds(30 * 86_400).default(86_400),
    /** Header in which a proxy passes on the client's certificate (RFC 9440). */
    clientCertificateHeader: z
      .string()
      .regex(/^[a-z][a-z0-9-]*$/i)
      .transform((name) => name.toLowerCase())
      .optional(),
    /** Addresses and networks (CIDR) of proxies whose word on certificates is taken. */
    trustedProxies: z.array(z.string().refine(isNetwork, 'an IP address or a network (CIDR) is needed')).default([]),
  })
  .refine(({ keysKeepS, keysRefreshS }) => keysKeepS >= keysRefreshS, {
    path: ['keysKeepS'],
    message: 'keys must be kept at least until they are read again (keysRefreshS)',
  })
  .refine((all) => all.issuer === undefined || all.issuers === undefined, {
    path: ['issuer'],
    message: 'state either issuer or issuers',
  })
  .refine((all) => all.clientCertificateHeader === undefined || all.trustedProxies.length > 0, {
    path: ['clientCertificateHeader'],
    message: 'it needs trustedProxies, or whoever reaches the port could name any certificate',
  })
  .transform(({ issuer: single, issuers: listed, ...rest }) => {
    const simple = single === undefined ? SIMULATED : [{ issuer: single }];
    const believed = listed ?? simple.map((each) => issuer.parse(each));
    return { ...rest, issuers: believed.map((each) => complete(each, rest.audience)) };
  });

function complete(stated: z.infer<typeof issuer>, usualAudience: string): IssuerSettings {
  const { issuer: name, audience, algorithms, jwksUri, ...rest } = stated;
  return {
    ...rest,
    issuer: name,
    audience: audience ?? usualAudience,
    algorithms: algorithms ?? USUAL_ALGORITHMS,
    jwksUri: jwksUri ?? `${name.replace(/\/$/, '')}/.well-known/jwks.json`,
  };
}

function isNetwork(text: string): boolean {
  try {
    addNetwork(new BlockList(), text);
    return true;
  } catch {
    return false;
  }
}

/** The networks as Node can look addresses up in them. */
export function networksOf(texts: readonly string[]): BlockList {
  const networks = new BlockList();
  for (const text of texts) addNetwork(networks, text);
  return networks;
}

function addNetwork(networks: BlockList, text: string): void {
  const [address = '', prefix, ...rest] = text.split('/');
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  if (rest.length > 0) throw new RangeError('not a network');
  if (prefix === undefined) networks.addAddress(address, family);
  else networks.addSubnet(address, /^\d{1,3}$/.test(prefix) ? Number(prefix) : -1, family);
}
