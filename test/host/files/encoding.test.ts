import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../host/files/encoding.ts';

const text = 'Päättymispäivä;€\n28.9.2024;1 250,50';
const utf16 = (mark: boolean, bigEndian: boolean) => {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};
const windows1252 = Uint8Array.from([...text].map((c) => (c === '€' ? 0x80 : c.charCodeAt(0))));

describe('a text file in any encoding gives the same text', () => {
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16, little endian', utf16(true, false)],
    ['UTF-16, big endian', utf16(true, true)],
    ['UTF-16 without a mark', utf16(false, false)],
    ['UTF-16 without a mark, big endian', utf16(false, true)],
    ['Windows-1252', windows1252],
  ])('%s', (_, bytes) => {
    expect(decodeText(bytes)).toBe(text);
  });
  it('an empty file is empty text', () => expect(decodeText(new Uint8Array())).toBe(''));
});
