/** The light of one hour and the colours of one quarter. */
export type Palette = {
  sky: [string, string];
  haze: string;
  walls: string[];
  signs: string[];
  road: string;
  paving: string;
  leaves: string[];
  glass: string;
  /** Laid over the finished picture. */
  light: string;
  isNight?: boolean;
};

const signs = ['#c8372d', '#1f6f8b', '#2f7d4f', '#d98a1f', '#7a3b69', '#27447a'];

export const morning: Palette = {
  sky: ['#7fb4e6', '#e9f2f7'],
  haze: '#d7e4ec',
  walls: ['#e6ddcf', '#d9c7ad', '#c9d3d8', '#e8e4dc', '#cdb79c'],
  signs,
  road: '#6c7178',
  paving: '#b9b3a9',
  leaves: ['#3f7d3a', '#5b9a48', '#7db45c'],
  glass: '#7c9bb3',
  light: '#fff3d6',
};

export const evening: Palette = {
  sky: ['#6d86b8', '#f6cfa0'],
  haze: '#f0cfae',
  walls: ['#d9b594', '#c99f85', '#e0c8a8', '#b99a94', '#d8bfae'],
  signs: ['#b5342f', '#8a3f5c', '#c9772a', '#2f5d73', '#4b6a3f'],
  road: '#665f66',
  paving: '#b49d8e',
  leaves: ['#4d6b32', '#748a3c', '#a39a4c'],
  glass: '#8d8fa6',
  light: '#ffb567',
};

export const overcast: Palette = {
  sky: ['#aab6bf', '#dfe5e7'],
  haze: '#cfd7da',
  walls: ['#c4c1b8', '#a9b1b5', '#d2ccbf', '#b9a79a', '#9fa9a6'],
  signs,
  road: '#5d6268',
  paving: '#a3a39f',
  leaves: ['#3b6447', '#527d58', '#6d946a'],
  glass: '#71828d',
  light: '#dfe8ee',
};

export const night: Palette = {
  sky: ['#0d1630', '#2b3556'],
  haze: '#222b47',
  walls: ['#2d3348', '#363a4d', '#29314a', '#3a3947', '#303b50'],
  signs: ['#8e2f33', '#1f5a73', '#2a6044', '#96631f', '#5d3157'],
  road: '#262a38',
  paving: '#343848',
  leaves: ['#16281f', '#1e3427', '#274131'],
  glass: '#3d4a68',
  light: '#1b2548',
  isNight: true,
};
