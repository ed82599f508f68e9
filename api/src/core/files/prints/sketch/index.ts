export { type DrawnSketch, drawSketch } from './draw-sketch.ts';
export { keepSketch } from './keep-sketch.ts';
export { deleteSketches } from './store.ts';
