#!/usr/bin/env node
// The administrator's command line as a program of its own; the source is TypeScript, so the loader comes first.
import 'tsx';

await import('../src/cli.ts');
