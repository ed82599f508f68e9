export { drawLook } from './draw-look.ts';
export { secondLookRoutes } from './routes.ts';
