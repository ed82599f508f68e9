export { makeDigests } from './make-digests.ts';
export { digestRoutes } from './routes.ts';
