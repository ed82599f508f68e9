// Run by hand: draws the tab-bar and category icons as SVG and writes them as PNG.
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const assets = fileURLToPath(new URL('../src/assets/', import.meta.url));

const calm = { line: '#1668dc', tint: '#cfe3ff' };
const danger = { line: '#d4450c', tint: '#ffdcc7' };

// Each icon lives on a 48 × 48 sheet: what is tinted lies under what is drawn as a line.
const categories = {
  trash: {
    tint: '<path d="M6 39c3-9 7-12 11-11 2-7 10-8 14-3 6-1 9 5 11 14z"/>',
    line: '<path d="M4 39h40M6.5 39c3-9 6.5-12 10.5-11 2-7 10-8 14-3 6-1 8.5 5 10.5 14M17 28c2 1 3.5 3 4 5M31 25c-2 1-3 3-3.5 5"/><path d="M14 9l3 5M24 7v6M34 9l-3 5"/>',
  },
  bin: {
    tint: '<path d="M12 21h24l-2.5 21h-19z"/>',
    line: '<path d="M10 21h28M12.5 21 15 42h18l2.5-21M20 27l1 9M28 27l-1 9"/><path d="M14 21c-1-5 3-8 6-6 1-5 7-6 9-2 4-2 7 3 5 8"/><path d="M38 30l3 3M40 24l3 1"/>',
  },
  road: {
    tint: '<path d="M17 7h14l11 35H6z"/>',
    line: '<path d="M17 7 6 42M31 7l11 35M24 8v5M24 19v5"/><path d="M15 36c-1-4 3-4 4-6 2-2 5 0 6 2 4-1 7 1 5 4-1 3-4 2-7 3-4 1-8 1-8-3z" fill="#fff"/>',
  },
  'road-hole': {
    tint: '<path d="M17 7h14l11 35H6z"/>',
    line: '<path d="M17 7 6 42M31 7l11 35M24 8v6"/><path d="M13 32l5-6 6-2 5 3 6 1 1 6-6 5-8-1-6 1z" fill="#fff"/><path d="M19 33l4-2 3 3 4-2"/>',
  },
  manhole: {
    hot: true,
    tint: '<ellipse cx="19" cy="33" rx="15" ry="9"/>',
    line: '<ellipse cx="19" cy="33" rx="15" ry="9"/><path d="M10 34c3-5 15-5 18 0"/><ellipse cx="33" cy="15" rx="6.5" ry="11" transform="rotate(38 33 15)" fill="#fff"/><path d="M29 11l6 5M27 16l5 4M34 8l4 4"/>',
  },
  lamp: {
    tint: '<path d="M23 12h15l-3 6H25z"/>',
    line: '<path d="M14 42V14c0-5 4-8 9-8h8v6M23 12h15l-3 6H25zM8 42h12"/><path d="M24 26l12 12M36 26 24 38"/>',
  },
  water: {
    hot: true,
    tint: '<path d="M4 32c4-4 7-4 10 0s7 4 10 0 7-4 10 0 7 4 10 0v11H4z"/>',
    line: '<path d="M4 32c4-4 7-4 10 0s7 4 10 0 7-4 10 0 7 4 10 0M4 40c4-4 7-4 10 0s7 4 10 0 7-4 10 0 7 4 10 0"/><path d="M12 26v-6l4-8h14l5 8 3 1v5M12 20h24M22 12v8"/>',
  },
  collapse: {
    hot: true,
    tint: '<path d="M13 20h22l-3 9 1 9-9 5-9-5 1-9z"/>',
    line: '<path d="M4 20h9l3 9-2 9 4 5M44 20h-9l-3 9 2 9-4 5M4 28h6M44 28h-6"/><path d="M24 5v15M18 14l6 6 6-6"/>',
  },
  pipe: {
    hot: true,
    tint: '<path d="M4 16h40v11H4z"/>',
    line: '<path d="M9 16h30v11H9zM4 13h5v17H4zM39 13h5v17h-5z"/><path d="M20 16l4 4-3 3 3 4"/><path d="M24 33c3 4 4 5 4 7a4 4 0 0 1-8 0c0-2 1-3 4-7z"/><path d="M14 11 11 6M33 11l3-5"/>',
  },
  gas: {
    hot: true,
    tint: '<path d="M24 20c6 5 10 9 10 14a10 10 0 0 1-20 0c0-4 2-6 4-8 1 2 2 3 3 3 1-3 1-6 3-9z"/>',
    line: '<path d="M24 18c6 5 10 10 10 16a10 10 0 0 1-20 0c0-4 2-7 4-9 1 2 2 3 3 3 2-3 1-6 3-10z"/><path d="M8 14c3-4 5 2 8-2M20 9c3-4 5 2 8-2M32 14c3-4 5 2 8-2"/><path d="M24 43c-3 0-4-2-4-4s2-3 4-6c2 3 4 4 4 6s-1 4-4 4z" fill="#fff"/>',
  },
  cable: {
    hot: true,
    tint: '<path d="M29 20h9l-4 8h6L28 43l3-11h-6z"/>',
    line: '<path d="M12 43V5M5 11h14M7 18h10"/><path d="M19 11c8 8 17 6 25-6M17 18c1 9 2 12-1 16l3 3"/><path d="M30 21h8l-4 8h6L29 43l3-11h-6z"/>',
  },
  cart: {
    tint: '<path d="M7 25h30v9H7z"/>',
    line: '<path d="M7 25h30v9H7zM37 27l6-5"/><circle cx="14" cy="38.5" r="4" fill="#fff"/><circle cx="30" cy="38.5" r="4" fill="#fff"/><path d="M11 25V14M33 25V14"/><path d="M22 5C13 5 8 9 7 14h30C36 9 31 5 22 5z" fill="#fff"/><path d="M22 5v9"/>',
  },
  shop: {
    tint: '<path d="M6 8h28l3 10H3z"/>',
    line: '<path d="M6 8h28l3 10c0 5-7 5-8.5 0-1.5 5-7 5-8.5 0-1.5 5-7 5-8.5 0C10 23 3 23 3 18z"/><path d="M7 24v17h26V24M14 41V30h10v11"/><path d="M37 33h8v8h-8zM39 33v-5h5v5" fill="#fff"/>',
  },
  sticker: {
    tint: '<path d="M9 8h26v18L26 36H9z"/>',
    line: '<path d="M35 26V8H9v28h17zM35 26h-9v10"/><path d="M15 15h14M15 21h14M15 27h6"/><path d="M39 34v5a4 4 0 0 1-4 4h-6"/>',
  },
  sign: {
    tint: '<path d="M5 8h38v18H5z"/>',
    line: '<path d="M5 8h38v18H5zM15 26v16M33 26v16M10 42h10M28 42h10"/><path d="M18 21l4-8 4 8M19.5 19h5M30 13v8M12 13v8"/>',
  },
  bike: {
    tint: '<circle cx="11" cy="31" r="8"/><circle cx="37" cy="31" r="8"/>',
    line: '<circle cx="11" cy="31" r="8"/><circle cx="37" cy="31" r="8"/><path d="M11 31l7-15h13l6 15M18 16l7 15h-14M25 31l7-12M14 16h7M31 16l-1-5h6"/>',
  },
  car: {
    tint: '<path d="M5 24h38v11H5z"/>',
    line: '<path d="M5 35V25l4-2 4-10h22l4 10 4 2v10zM13 23h22M24 13v10"/><circle cx="13" cy="36" r="4" fill="#fff"/><circle cx="35" cy="36" r="4" fill="#fff"/><path d="M3 43h42"/>',
  },
  building: {
    tint: '<path d="M6 22h24v20H6z"/>',
    line: '<path d="M6 42V22h24v20M3 42h42M12 29h4M21 29h4M12 36h4M21 36h4"/><path d="M9 22V9h18v13" stroke-dasharray="3.5 4.5"/><path d="M36 11l8 8M44 11l-8 8"/>',
  },
  crane: {
    tint: '<path d="M26 32h16v10H26z"/>',
    line: '<path d="M13 42V6l-8 7h36M13 6l18 7M9 13h8M13 20l4-7M13 27l-4-7h8M13 34l-4-7h8l-4 7"/><path d="M35 13v8M31 27l4-6 4 6zM26 32h16v10H26M4 42h40"/>',
  },
  truck: {
    tint: '<path d="M4 16h25l-3 15H4z"/>',
    line: '<path d="M4 16h25l-2 15H4zM27 31l2-11h8l7 8v8h-4M6 31v5h3M18 36h13"/><circle cx="13.5" cy="37" r="4" fill="#fff"/><circle cx="35.5" cy="37" r="4" fill="#fff"/><path d="M6 16c3-5 6-2 8-5 4-4 8 1 11 5"/>',
  },
  leaf: {
    tint: '<path d="M10 34C6 18 20 8 42 8c0 22-14 33-28 28z"/>',
    line: '<path d="M10 34C6 18 20 8 42 8c0 22-14 33-28 28M5 43c6-13 14-19 24-24M19 26v-8M24 22v-7M21 31l9 1"/>',
  },
  tree: {
    tint: '<path d="M15 30c-8 0-11-8-6-13-1-8 9-12 14-7 8-2 12 6 8 11 4 6-2 11-9 9z"/>',
    line: '<path d="M15 30c-8 0-11-8-6-13-1-8 9-12 14-7 8-2 12 6 8 11 4 6-2 11-9 9-2 1-5 1-7 0z"/><path d="M20 42V20M20 28l6-5M20 24l-5-4M11 42h18"/><path d="M34 32l8 8M42 32l-8 8"/>',
  },
  fire: {
    tint: '<path d="M22 5c2 8 12 12 12 22a11 11 0 0 1-22 0c0-5 3-8 5-11 1 3 2 4 3 5 2-5 1-10 2-16z"/>',
    line: '<path d="M22 5c2 8 13 12 13 22a11.5 11.5 0 0 1-23 0c0-5 3-8 5-11 1 3 2 4 3 5 2-5 1-10 2-16z"/><path d="M24 38c-4 0-6-3-6-6s3-4 5-8c2 3 6 5 6 8s-2 6-5 6z" fill="#fff"/><path d="M7 43h34M9 39l4 4M39 39l-4 4"/>',
  },
  grill: {
    tint: '<path d="M6 23h36c0 8-8 12-18 12S6 31 6 23z"/>',
    line: '<path d="M5 23h38M6 23c0 8 8 12 18 12s18-4 18-12M16 34l-5 10M32 34l5 10"/><path d="M13 17c-3-4 3-5 0-10M24 17c-3-4 3-5 0-10M35 17c-3-4 3-5 0-10"/>',
  },
  speaker: {
    tint: '<path d="M5 18h9l12-10v32L14 30H5z"/>',
    line: '<path d="M5 18h9l12-10v32L14 30H5zM32 18c3 3 3 9 0 12M37 13c6 6 6 16 0 22"/>',
  },
  drain: {
    tint: '<path d="M22 26h14v16H22z"/>',
    line: '<path d="M5 8h16a15 15 0 0 1 15 15v3H22v-2c0-2-1-3-3-3H5M20 26h18"/><path d="M24 32v4M29 32v8M34 32v5M12 42c3-3 6 0 9-1s5-1 8 1 5-1 8 0M5 8v13"/>',
  },
  river: {
    tint: '<path d="M4 22c5-5 8-5 13 0s9 5 14 0 8-5 13 0v18H4z"/>',
    line: '<path d="M4 22c5-5 8-5 13 0s9 5 14 0 8-5 13 0M4 31c5-5 8-5 13 0s9 5 14 0 8-5 13 0M4 40c5-5 8-5 13 0s9 5 14 0 8-5 13 0"/><path d="M19 15V7h3V4h4v3h3v8" fill="#fff"/><path d="M19 11h10"/>',
  },
  hanger: {
    tint: '<path d="M16 16l8 3 8-3 9 6-4 7-4-2v15H15V27l-4 2-4-7z"/>',
    line: '<path d="M4 8h40M24 8v5M16 16l8-3 8 3 9 6-4 7-4-2v15H15V27l-4 2-4-7zM19 15c1 4 9 4 10 0"/>',
  },
  boxes: {
    tint: '<path d="M5 26h18v16H5zM25 26h18v16H25z"/>',
    line: '<path d="M5 26h18v16H5zM25 26h18v16H25zM14 10h18v16H14z"/><path d="M11 26v6h6v-6M31 26v6h6v-6M20 10v6h6v-6"/>',
  },
  wrench: {
    tint: '<path d="M8 36 26 18l5 5-18 18a3.5 3.5 0 0 1-5-5z"/>',
    line: '<path d="M41 13l-6 6-6-1-1-6 6-6c-8-2-14 5-11 12L8 33a5 5 0 0 0 7 7l15-15c7 3 14-4 11-12z"/><path d="M12 36v.1"/>',
  },
  snow: {
    tint: '<circle cx="24" cy="24" r="9"/>',
    line: '<path d="M24 5v38M7.5 14.5l33 19M40.5 14.5l-33 19M19 7l5 5 5-5M19 41l5-5 5 5M6.5 21l7-2-2-7M41.5 27l-7 2 2 7M6.5 27l7 2-2 7M41.5 21l-7-2 2-7"/>',
  },
  door: {
    tint: '<path d="M9 6h18v36H9z"/>',
    line: '<path d="M9 42V6h18v36M4 42h40M22 24v1M13 12h10"/><path d="M40 12l-5 17M31 29h8l3 9H30zM33 38l1-4M38 38v-4" fill="#fff"/>',
  },
  more: {
    tint: '<circle cx="24" cy="24" r="18"/>',
    line: '<circle cx="24" cy="24" r="18"/><path d="M16 24v.1M24 24v.1M32 24v.1" stroke-width="5"/>',
  },
};

const tabs = {
  home: '<path d="M11 20v21h26V20L24 8zM5 23 24 7l19 16M20 41V29h8v12"/>',
  cases: '<path d="M12 9h24v33H12zM19 5h10v8H19zM18 21h12M18 28h12M18 35h7"/>',
  wallet: '<path d="M6 13h33v28H6zM6 13l25-7v7M43 22H32a5 5 0 0 0 0 10h11zM33 27v.1"/>',
  me: '<circle cx="24" cy="15" r="9"/><path d="M6 42c1-11 9-15 18-15s17 4 18 15z"/>',
};
const tabColours = {
  '': { line: '#8a94a3', tint: 'none' },
  '-selected': { line: '#1668dc', tint: '#cfe3ff' },
};

const sheet = (colours, width, { tint = '', line }) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">
    <g fill="${colours.tint}">${tint}</g>
    <g fill="none" stroke="${colours.line}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round">${line}</g>
  </svg>`);

const write = (svg, sizePx, file) =>
  sharp(svg, { density: 300 })
    .resize(sizePx, sizePx)
    .png({ palette: true, colours: 32, compressionLevel: 9 })
    .toFile(assets + file);

await mkdir(`${assets}categories`, { recursive: true });
for (const [name, { hot, ...drawing }] of Object.entries(categories)) {
  await write(sheet(hot ? danger : calm, 2.4, drawing), 96, `categories/${name}.png`);
}
for (const [name, line] of Object.entries(tabs)) {
  for (const [suffix, colours] of Object.entries(tabColours)) {
    const drawing = { tint: line.replaceAll('v.1', ''), line };
    await write(sheet(colours, 3, drawing), 81, `${name}${suffix}.png`);
  }
}
