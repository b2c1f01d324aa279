import type { RestBinding } from '../../model/binding.ts';
import { bindingYaml } from '../binding/bindingYaml.ts';
import { keptRecords } from '../binding/keptRecords.ts';
import { ministryOf } from '../binding/ministryOf.ts';
import { queriesOf } from '../binding/queriesOf.ts';
import { shapesOf } from '../binding/shapesOf.ts';
import { typesOf } from '../binding/typesOf.ts';
import type { Starter } from '../starterContent.ts';
import { readmeMd } from './readmeMd.ts';
import { collectionOf, endpointsOf, restNotation } from './restNotation.ts';
import { serverJs } from './serverJs.ts';
import { testJs } from './testJs.ts';

const COMMENT = `How the gateway asks this API for the words of the shared data dictionary.
A value is a JSON path (parcelAddress.communeCode), or { column, codes, format }: codes leads from your codes to the
dictionary's, format says how days and numbers are written. See docs/attach-a-ministry.md.
All records of records.json are synthetic.`;

/** A REST API with its binding. */
export const restStarter: Starter = {
  packages: ['fastify'],
  scripts: { start: 'node server.js' },
  ignored: [],
  files: ({ dictionary, subject, part, records, today }) => {
    const shapes = shapesOf(dictionary, part);
    const kept = keptRecords(shapes.entities, records, today);
    const collections = Object.entries(kept).map(([entity, own]) => [collectionOf(entity), own]);
    const binding: RestBinding = {
      ...{ id: subject, kind: 'rest' },
      ministry: ministryOf(dictionary, part.entities),
      connection: { default: 'http://127.0.0.1:4001' },
      probePath: '/health',
      endpoints: endpointsOf(shapes.entities),
      types: typesOf(shapes.entities, restNotation),
      queries: queriesOf(dictionary, part.entities),
    };
    const [first] = shapes.entities;
    const tested = { collection: collectionOf(first?.name ?? ''), key: first?.keys[0]?.[0] ?? '' };
    return new Map([
      ['binding.yaml', bindingYaml(binding, COMMENT)],
      ['records.json', `${JSON.stringify(Object.fromEntries(collections), undefined, 2)}\n`],
      ['server.js', serverJs],
      ['test/conform.test.js', testJs(tested)],
      ['README.md', readmeMd(subject, shapes)],
    ]);
  },
};
