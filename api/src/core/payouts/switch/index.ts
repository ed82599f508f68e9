export { setSwitch } from './set-switch.ts';
export { showSwitch } from './show-switch.ts';
export {
  isRunning,
  noteReplay,
  readSwitch,
  startSwitch,
  stopBySystem,
  stopOverConflict,
  wantReplay,
} from './switch-store.ts';
