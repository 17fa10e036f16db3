/** The one form of zip that a bundle has (docs/record-format.md, 2): stored, dateless, ascending. Nothing is ever decompressed. */
import { compareBytes, concat, fromUtf8, utf8 } from "./bytes";

export const mostFiles = 65_000;
export const mostBytes = 2_000_000_000;
const localLength = 30;
const [version, utf8Names, firstDay] = [20, 0x0800, 0x0021];

/** The files of a bundle by name, or null where a byte is not as {@link writeZip} would have written it. */
export function readZip(zip: Uint8Array): Map<string, Uint8Array> | null {
  if (zip.length > mostBytes) return null;
  const files = new Map<string, Uint8Array>();
  const view = new DataView(zip.buffer, zip.byteOffset, zip.length);
  let at = 0;
  let previous: Uint8Array = new Uint8Array();
  while (at + localLength <= zip.length && view.getUint32(at, true) === 0x04034b50) {
    const [size, nameLength] = [view.getUint32(at + 22, true), view.getUint16(at + 26, true)];
    const start = at + localLength + nameLength;
    const name = zip.subarray(at + localLength, start);
    if (start + size > zip.length || files.size === mostFiles || (files.size > 0 && compareBytes(previous, name) >= 0)) return null;
    const text = textOf(name);
    if (text === null) return null;
    files.set(text, zip.subarray(start, start + size));
    [at, previous] = [start + size, name];
  }
  if (files.size === 0) return null;
  const again = writeZip(files);
  return again.length === zip.length && again.every((byte, i) => byte === zip[i]) ? files : null;
}

/** Files in ascending order of their names' bytes, one after the other, then the directory. */
export function writeZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...files].map(([name, data]) => ({ name: utf8(name), data })).sort((a, b) => compareBytes(a.name, b.name));
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, data } of sorted) {
    const common = [...u16(version), ...u16(utf8Names), ...u16(0), ...u16(0), ...u16(firstDay), ...u32(crc32(data)), ...u32(data.length), ...u32(data.length), ...u16(name.length), ...u16(0)];
    parts.push(Uint8Array.from([...u32(0x04034b50), ...common]), name, data);
    directory.push(Uint8Array.from([...u32(0x02014b50), ...u16(version), ...common, ...u16(0), ...u16(0), ...u16(0), ...u32(0), ...u32(offset)]), name);
    offset += localLength + name.length + data.length;
  }
  const length = directory.reduce((sum, part) => sum + part.length, 0);
  const end = [...u32(0x06054b50), ...u16(0), ...u16(0), ...u16(sorted.length), ...u16(sorted.length), ...u32(length), ...u32(offset), ...u16(0)];
  return concat(...parts, ...directory, Uint8Array.from(end));
}

const u16 = (n: number): number[] => [n & 255, (n >>> 8) & 255];
const u32 = (n: number): number[] => [n & 255, (n >>> 8) & 255, (n >>> 16) & 255, n >>> 24];

const crcTable = Uint32Array.from({ length: 256 }, (_, i) => {
  let c = i;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

function crc32(data: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of data) crc = crcTable[(crc ^ byte) & 255]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

function textOf(name: Uint8Array): string | null {
  try {
    return fromUtf8(name);
  } catch {
    return null;
  }
}
