export { type ClockState, readClock } from './clock-state.js';
export { ClockWalk, type Walk } from './clock-walk.js';
export { type ClockSetting, setClock } from './set-clock.js';
