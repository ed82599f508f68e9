export { drawMissingMarks } from './draw-missing.ts';
export { showMarks } from './show-marks.ts';
