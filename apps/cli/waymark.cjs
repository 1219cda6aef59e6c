#!/usr/bin/env node
'use strict';
/* The `waymark` command: an old Node may run these lines, everything else runs on the pinned one. */
require('../../tools/run.cjs').main(process.argv.slice(2));
