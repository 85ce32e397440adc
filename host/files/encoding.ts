/**
 * Bytes of a text file to text. Spreadsheet programs export UTF-8 (with or without a byte order mark), UTF-16
 * ("Unicode text") or the Windows code page of western Europe, and say which one only by the mark.
 */

/** How much of a file is looked at to tell UTF-16 without a mark. */
const SAMPLE_BYTES = 4096;

/** What Windows-1252 has in 0x80–0x9F, where Latin-1 has controls. Node 20's own decoder takes one for the other. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

export function decodeText(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes); // drops the byte order mark
  if (encoding !== 'windows-1252') return text;
  return text.replace(/[\x80-\x9f]/g, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80]!);
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const unmarked = unmarkedUtf16(bytes.subarray(0, SAMPLE_BYTES));
  if (unmarked) return unmarked;
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

/** Latin text in UTF-16 has a zero in every second byte; no other text encoding has zeros at all. */
function unmarkedUtf16(sample: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  let even = 0;
  let odd = 0;
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) i % 2 ? odd++ : even++;
  const most = sample.length / 4;
  if (odd > most && even < odd / 8) return 'utf-16le';
  if (even > most && odd < even / 8) return 'utf-16be';
  return undefined;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
