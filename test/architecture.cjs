const STAGES =
  'dictionary|codegen|codelist|compose|corrections|document|drift|access|plan|execute|sources|audit|consent|emergency|conform|mock|oversight|quality|receipt|server|usage|visibility';
const SHARED = 'model|errors|util|observe|federation|synthetic';
/** Folders that connect the stages. */
const WIRING = 'answer|start|cli';

/** A rule of the layout; `comment` says why it exists. */
function rule(name, comment, from, to) {
  return { name, comment, severity: 'error', from, to };
}

module.exports = {
  forbidden: [
    rule('no-cycles', 'Two files that need each other are one file.', {}, { circular: true }),
    {
      ...rule('no-dead-files', 'Delete what the entry points cannot reach.', {}, {}),
      from: {
        path: '^(src|resolvers|mocks)/',
        pathNot: '^src/(cli/main|apollo)\\.ts$|^mocks/(start|world/main)\\.ts$|^mocks/[^/]+/main\\.ts$|\\.d\\.ts$',
        orphan: true,
      },
    },
    rule(
      'stages-are-strangers',
      'Share a type through src/model; let src/gateway.ts connect.',
      { path: `^src/(${STAGES})/` },
      { path: `^src/(${STAGES})/`, pathNot: '^src/$1/' },
    ),
    rule(
      'shared-knows-no-stage',
      'Vocabulary does not depend on what uses it.',
      { path: `^src/(${SHARED})/` },
      { path: `^src/(${STAGES}|${WIRING})/|^src/[^/]+\\.ts$` },
    ),
    rule(
      'stages-know-no-order',
      'Who connects the stages knows them, and they do not know who does.',
      { path: `^src/(${STAGES})/` },
      { path: `^src/(${WIRING})/|^src/(gateway|engine|apollo)\\.ts$` },
    ),
    rule(
      'engine-knows-no-ministry',
      'Only the entry points hand the bindings to the engine.',
      { path: `^src/(${STAGES}|${SHARED})/` },
      { path: '^resolvers/' },
    ),
    rule(
      'client-stands-alone',
      "It runs in other people's browsers: it imports nothing, neither of the gateway nor of others.",
      { path: '^src/client/' },
      { pathNot: '^src/client/' },
    ),
    rule(
      'gateway-knows-no-client',
      'They meet over HTTP.',
      { path: '^(src|resolvers|mocks)/', pathNot: '^src/client/' },
      { path: '^src/client/' },
    ),
    rule(
      'bindings-are-data',
      'A binding knows the vocabulary and nothing else.',
      { path: '^resolvers/' },
      { path: '^src/', pathNot: '^src/(model|errors)/' },
    ),
    rule(
      'ministries-are-strangers',
      'What two ministries share belongs in the dictionary.',
      { path: '^resolvers/([^/]+)/' },
      { path: '^resolvers/[^/]+/', pathNot: '^resolvers/$1/' },
    ),
    rule(
      'mocks-stand-alone',
      'A ministry is another organisation; it meets us over the wire. How things are invented stands in src/synthetic.',
      { path: '^mocks/' },
      { path: '^(src|resolvers)/', pathNot: '^src/synthetic/' },
    ),
    rule(
      'product-knows-no-mock',
      'The gateway meets a ministry over the wire.',
      { path: '^(src|resolvers)/' },
      { path: '^mocks/' },
    ),
    rule(
      'tests-stay-outside',
      'The product does not import its tests.',
      { path: '^(src|resolvers|mocks)/' },
      { path: '^test/' },
    ),
    rule(
      'one-home-composition',
      'Replacing the composer touches one place.',
      { path: '^src/', pathNot: '^src/compose/' },
      { path: 'federation-composition' },
    ),
    rule(
      'one-home-tokens',
      'Replacing the token library touches the tokens of callers and one file of statements.',
      { path: '^src/', pathNot: '^src/access/|^src/receipt/statement\\.ts$' },
      { path: 'node_modules/jose' },
    ),
    rule(
      'one-home-http-server',
      'Replacing the HTTP server touches one place.',
      { path: '^src/', pathNot: '^src/server/' },
      { path: 'node_modules/fastify' },
    ),
    rule(
      'no-development-dependency',
      'What runs is installed.',
      { path: '^(src|resolvers|mocks)/' },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};
