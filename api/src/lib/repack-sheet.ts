import { crc32, inflateRawSync } from 'node:zlib';

type Entry = { name: string; method: number; packed: Buffer };

const LOCAL = 0x04034b50;
const DIRECTORY = 0x02014b50;
const END = 0x06054b50;
const STORED = 0;
const DEFLATED = 8;
const MAX_ENTRIES = 1000;

/** What reading rows needs, strings first: a sheet met before its strings would wait on disk. */
const WANTED = [
  /^xl\/_rels\/workbook\.xml\.rels$/,
  /^xl\/workbook\.xml$/,
  /^xl\/sharedStrings\.xml$/,
  /^xl\/worksheets\/sheet\d+\.xml$/,
];
const NO_STRINGS = { name: 'xl/sharedStrings.xml', text: '<sst/>' };

/**
 * The same spreadsheet in pure ASCII. exceljs decodes each chunk of XML on its own, so that a Chinese character
 * on the border of two chunks is lost; a character reference survives. Throws when more than `maxBytes` unpack.
 */
export function repackSheet(file: Buffer, maxBytes: number): Buffer {
  let left = maxBytes;
  const texts = readEntries(file)
    .map((entry) => ({ entry, rank: WANTED.findIndex((wanted) => wanted.test(entry.name)) }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank)
    .map(({ entry }) => {
      const bytes = unpack(entry, left);
      left -= bytes.length;
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      return { name: entry.name, text: text.replace(/[^\0-\x7f]/gu, toReference) };
    });
  const hasStrings = texts.some(({ name }) => name === NO_STRINGS.name);
  return writeZip(hasStrings ? texts : [NO_STRINGS, ...texts]);
}

const toReference = (character: string): string => `&#${character.codePointAt(0)};`;

function readEntries(file: Buffer): Entry[] {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0) throw new Error('not a zip file');
  const count = file.readUInt16LE(end + 10);
  if (count > MAX_ENTRIES) throw new Error('too many parts');
  const entries: Entry[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    if (file.readUInt32LE(at) !== DIRECTORY) throw new Error('a broken zip file');
    const nameLength = file.readUInt16LE(at + 28);
    const local = file.readUInt32LE(at + 42);
    if (file.readUInt32LE(local) !== LOCAL) throw new Error('a broken zip file');
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    entries.push({
      name: file.toString('utf8', at + 46, at + 46 + nameLength),
      method: file.readUInt16LE(at + 10),
      packed: file.subarray(start, start + file.readUInt32LE(at + 20)),
    });
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}

// The sizes a zip promises can lie; the limit holds while it unpacks.
function unpack({ method, packed }: Entry, maxBytes: number): Buffer {
  if (method === DEFLATED)
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, maxBytes) });
  if (method === STORED && packed.length <= maxBytes) return packed;
  throw Object.assign(new Error('cannot be unpacked'), {
    code: method === STORED ? 'ERR_BUFFER_TOO_LARGE' : undefined,
  });
}

function writeZip(texts: { name: string; text: string }[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text } of texts) {
    const data = Buffer.from(text, 'latin1');
    const title = Buffer.from(name, 'latin1');
    const sizes = Buffer.alloc(26);
    sizes.writeUInt16LE(20, 0);
    sizes.writeUInt32LE(crc32(data), 10);
    sizes.writeUInt32LE(data.length, 14);
    sizes.writeUInt32LE(data.length, 18);
    sizes.writeUInt16LE(title.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    parts.push(word(LOCAL), sizes, title, data);
    directory.push(word(DIRECTORY), Buffer.from([20, 0]), sizes, tail, title);
    offset += 30 + title.length + data.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(texts.length, 4);
  end.writeUInt16LE(texts.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, listed, word(END), end]);
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
