// Where things lie. Everything the scripts make goes under .data, so deleting it is a full reset.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const dataDir = path.join(root, '.data');
export const logsDir = path.join(dataDir, 'logs');
export const inRoot = (...parts) => path.join(root, ...parts);
export const inData = (...parts) => path.join(dataDir, ...parts);
