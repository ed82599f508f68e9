import { darker, lighter } from './colour.ts';
import type { Stage } from './street.ts';

/** The finished sheet: gradients and filters the scenes refer to, the light over it all, a vignette. */
export function frame({ view, palette }: Stage, drawing: string, isMirrored: boolean) {
  const { width, height, horizon } = view;
  const fade = (id: string, top: string, bottom: string, from: number, to: number) =>
    `<linearGradient id="${id}" gradientUnits="userSpaceOnUse" x1="0" x2="0" y1="${from}" y2="${to}"><stop stop-color="${top}"/><stop offset="1" stop-color="${bottom}"/></linearGradient>`;
  const turned = isMirrored ? `transform="translate(${width} 0) scale(-1 1)"` : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
    <defs>
      ${fade('sky', palette.sky[0], palette.sky[1], 0, horizon)}
      ${fade('road', lighter(palette.road, 0.3), darker(palette.road, 0.12), horizon, height)}
      ${fade('paving', lighter(palette.paving, 0.3), darker(palette.paving, 0.06), horizon, height)}
      ${fade('light', palette.light, darker(palette.light, 0.55), 0, height)}
      <radialGradient id="vignette" cx=".5" cy=".52" r=".75"><stop offset=".6" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".22"/></radialGradient>
      <radialGradient id="glow"><stop stop-color="#ffe9ad" stop-opacity=".95"/><stop offset=".25" stop-color="#ffd98a" stop-opacity=".45"/><stop offset="1" stop-color="#ffcf70" stop-opacity="0"/></radialGradient>
      <filter id="soft" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="5"/></filter>
      <filter id="blur" x="-80%" y="-80%" width="260%" height="260%"><feGaussianBlur stdDeviation="16"/></filter>
    </defs>
    <g ${turned}>${drawing}</g>
    <rect width="${width}" height="${height}" fill="url(#light)" opacity=".08"/>
    <rect width="${width}" height="${height}" fill="url(#vignette)"/>
  </svg>`;
}
