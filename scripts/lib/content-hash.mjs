// A fingerprint of source files: what decides whether something must be built again.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

// Made by building or read by tests alone: no reason to build again.
const NOT_SOURCE = /^(node_modules|dist|out|e2e|coverage|\..*)$|\.test\.(ts|tsx|mjs)$/;

/** The hash over every file below `places` (files or folders, from `base`) and over `extra`. */
export function contentHash(places, extra = {}, base = root) {
  const hash = crypto.createHash('sha256').update(JSON.stringify(extra));
  for (const place of places) {
    for (const file of filesBelow(path.join(base, place))) {
      hash.update(`\0${path.relative(base, file)}\0`).update(fs.readFileSync(file));
    }
  }
  return hash.digest('hex');
}

function filesBelow(place) {
  const found = fs.statSync(place, { throwIfNoEntry: false });
  if (!found) return [];
  if (found.isFile()) return [place];
  return fs
    .readdirSync(place)
    .filter((name) => !NOT_SOURCE.test(name))
    .sort()
    .flatMap((name) => filesBelow(path.join(place, name)));
}
