export { keepSketch } from './keep-sketch.ts';
export { deleteSketches } from './store.ts';
