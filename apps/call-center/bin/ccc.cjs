#!/usr/bin/env node
// Stands in for the built program, so that installing before building can link it.
require('../dist/cli/main.js');
