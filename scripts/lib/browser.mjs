// The Chromium that the browser tests drive, with a font that has Chinese characters.
import fs from 'node:fs';
import { DEBIAN_PACKAGES, installPackages } from './debian.mjs';

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'];
const FONT_FOLDERS = ['/usr/share/fonts/opentype/noto', '/usr/share/fonts/truetype/noto'];

/** The path of the browser, installed first when it or the font is missing. */
export async function provideBrowser() {
  const own = process.env.CHROMIUM_PATH;
  if (own) return own;
  if (!findBrowser() || !hasChineseFont()) await installPackages(DEBIAN_PACKAGES.browser);
  return findBrowser();
}

const findBrowser = () => BROWSERS.find((file) => fs.existsSync(file));

const hasChineseFont = () =>
  FONT_FOLDERS.some(
    (folder) => fs.existsSync(folder) && fs.readdirSync(folder).some((f) => f.includes('CJK')),
  );
