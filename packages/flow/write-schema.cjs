/** Writes schema.json from the built package: `node write-schema.cjs` after a build. */
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { FLOW_SCHEMA } = require('./dist/index.js');

writeFileSync(join(__dirname, 'schema.json'), `${JSON.stringify(FLOW_SCHEMA, null, 2)}\n`);
