import { Command } from 'commander';
import pc from 'picocolors';
import { systemClock } from '../../../clock.ts';
import type { Certificate } from '../../../conform/certificate/certificate.ts';
import { checkCertificate, isoOf } from '../../../conform/certificate/checkCertificate.ts';
import { verifyStatement } from '../../../receipt/statement.ts';
import { read } from './files.ts';
import { trustedKeys, withSigningKey, withTrust, type TrustFlags } from './signing.ts';

interface Flags extends TrustFlags {
  readonly source?: string;
  readonly schema?: string;
  readonly json?: true;
}

/** `lienthong conform verify FILE`: whether a certificate holds, and what it says. Exit code 2 when it does not. */
export function verifyCommand(): Command {
  const command = new Command('verify')
    .description('whether a certificate is signed by whom you trust, and holds today')
    .argument('<file>', 'as `--certify` wrote it')
    .option('--source <id>', 'it must be of this source')
    .option('--schema <file>', 'it must be for this schema (SDL)')
    .option('--json', 'print what it says as JSON');
  return withTrust(withSigningKey(command)).action(verify);
}

async function verify(file: string, flags: Flags): Promise<void> {
  const { source, schema, json } = flags;
  const keys = await trustedKeys(flags);
  const claims = await verifyStatement('lienthong-certificate+jws', read(file, 'certificate'), keys);
  const certificate = checkCertificate(claims, {
    nowMs: systemClock.nowMs(),
    ...(source === undefined ? {} : { source }),
    ...(schema === undefined ? {} : { sdl: read(schema, 'SDL') }),
  });
  console.log(json === true ? JSON.stringify(certificate, undefined, 2) : describe(certificate));
}

function describe({ sub, iat, exp, target, kit, dictionary, schema, rules, sample, load }: Certificate): string {
  const rows = [
    ['source', sub],
    ['tested', `${target} at ${isoOf(iat)}`],
    ['holds until', isoOf(exp)],
    ['by', `${kit}, dictionary ${dictionary}, rules ${rules.digest.slice(0, 12)}`],
    ['schema', schema],
    [
      'rules',
      `${rules.passed.length} passed, ${rules.notTested.length} not tested, ${rules.waived.length} findings waived`,
    ],
    ['sample', `${sample.records} records, at most ${sample.most} of each entity, seed ${sample.seed}`],
    ['load', `${load.perSecond} calls in a second for ${load.seconds} s`],
    ...rules.waived.map(({ rule, where = '', owner, reason, until }) => [
      'waived',
      `${rule} ${where} until ${until} by ${owner}: ${reason}`,
    ]),
    ...rules.notTested.map((rule) => ['not tested', rule]),
  ];
  const lines = rows.map(([name = '', value = '']) => `${name.padEnd(13)}${value.replaceAll(/\p{Cc}/gu, ' ')}`);
  return [pc.green('The certificate holds.'), ...lines].join('\n');
}
