const escaped = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** A LIKE pattern for text that a person typed. */
export const containing = (text: string): string => `%${escaped(text)}%`;
export const beginning = (text: string): string => `${escaped(text)}%`;

const isAscii = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

/** For columns of ids and numbers: the server refuses to compare them with other letters, which cannot match anyway. */
export const asciiContaining = (text: string): string => (isAscii(text) ? containing(text) : '');
export const asciiBeginning = (text: string): string => (isAscii(text) ? beginning(text) : '');
