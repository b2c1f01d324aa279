/** How a job is told what to test. */
export interface CiOptions {
  /** Address of the subgraph, as the job starts it. */
  readonly url: string;
  /** File of keys of records that are there. */
  readonly keys: string;
}

/** Waits for the subgraph that the job starts in the background (bash). */
const START = (url: string) =>
  `npm start & for i in $(seq 60); do curl --silent --output /dev/null ${url} && break; sleep 1; done`;

const RUN = ({ url, keys }: CiOptions) => `npx lienthong conform ${url} --keys ${keys}`;

/** Ready job files of common CI systems, by name. */
export const ciJobs: Readonly<Record<string, (options: CiOptions) => string>> = {
  github: (options) => `# .github/workflows/conform.yml
name: conformance
on: [push, pull_request]
permissions:
  contents: read
  security-events: write
jobs:
  conform:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with: { node-version: 22, cache: npm }
      - run: npm ci
      - run: npx lienthong conform schema.graphql --only schema --format sarif -o schema.sarif
      - if: always()
        uses: github/codeql-action/upload-sarif@v3
        with: { sarif_file: schema.sarif }
      - shell: bash
        run: |
          ${START(options.url)}
          ${RUN(options)} --format html -o report.html
      - if: always()
        uses: actions/upload-artifact@v4
        with: { name: conformance, path: report.html }
`,
  gitlab: (options) => `# .gitlab-ci.yml
conform:
  image: node:22
  script:
    - npm ci
    - npx lienthong conform schema.graphql --only schema
    - ${START(options.url)}
    - ${RUN(options)} --format junit -o report.xml
  artifacts:
    when: always
    reports: { junit: report.xml }
    paths: [report.xml]
`,
  jenkins: (options) => `// Jenkinsfile
pipeline {
  agent { docker { image 'node:22' } }
  stages {
    stage('Install') { steps { sh 'npm ci' } }
    stage('Schema') { steps { sh 'npx lienthong conform schema.graphql --only schema' } }
    stage('Conformance') {
      steps {
        sh '''#!/bin/bash
          ${START(options.url)}
          ${RUN(options)} --format junit -o report.xml
        '''
      }
    }
  }
  post { always { junit 'report.xml' } }
}
`,
};
