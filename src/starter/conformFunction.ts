/** The function of a starter's tests that runs the kit; `args` are those of `lienthong conform`. */
export const conformFunction = `/** The report of \`lienthong conform\` as JSON. */
async function conform(...args) {
  const manifest = createRequire(import.meta.url).resolve('lienthong/package.json');
  const main = join(dirname(manifest), JSON.parse(readFileSync(manifest, 'utf8')).bin.lienthong);
  const all = [main, 'conform', ...args, '--keys', join(folder, 'keys.jsonl'), '--format', 'json', '--seconds', '1'];
  const child = spawn(process.execPath, all, { stdio: ['ignore', 'pipe', 'inherit'] });
  let report = '';
  child.stdout.setEncoding('utf8').on('data', (piece) => (report += piece));
  await once(child, 'close');
  return report;
}
`;
