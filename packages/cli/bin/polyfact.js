#!/usr/bin/env node
// a file that is there before the first build, so that npm can link the command when it installs
import '../dist/main.js'
