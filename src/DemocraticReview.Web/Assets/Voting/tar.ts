/** The one tar form that Belenios takes: the oldest header, without magic, all but name, size and time the same, no blocks at the end. */
import { concat, utf8 } from "../Recording/bytes";

export interface File {
  readonly name: string;
  readonly data: Uint8Array;
}

const block = 512;
const padded = (size: number): number => Math.ceil(size / block) * block;

/** Names and places, nothing else: whether the rest is right shows when it is written again. Null where it cannot be taken apart. */
export function readTar(archive: Uint8Array): File[] | null {
  const files: File[] = [];
  for (let at = 0; at < archive.length; ) {
    const header = archive.subarray(at, at + block);
    const size = octal(header.subarray(124, 135));
    const name = String.fromCharCode(...header.subarray(0, header.indexOf(0)));
    const start = at + block;
    if (header.length < block || size === null || !/^[!-~]{1,100}$/.test(name) || start + padded(size) > archive.length) return null;
    files.push({ name, data: archive.subarray(start, start + size) });
    at = start + padded(size);
  }
  return files;
}

/** @param time Seconds since 1970, the same for all. */
export const writeTar = (files: readonly File[], time: number): Uint8Array => concat(...files.flatMap((file) => [header(file, time), file.data, new Uint8Array(padded(file.data.length) - file.data.length)]));

function header({ name, data }: File, time: number): Uint8Array {
  const result = new Uint8Array(block);
  const put = (text: string, at: number): void => result.set(utf8(text), at);
  put(name, 0);
  put(`0000644\0${digits(0, 7)}\0${digits(0, 7)}\0`, 100);
  put(`${digits(data.length, 11)}\0${digits(time, 11)}\0`, 124);
  put("        0", 148);
  const sum = result.reduce((total, byte) => total + byte, 0);
  put(`${digits(sum, 6)}\0`, 148);
  return result;
}

const digits = (value: number, length: number): string => value.toString(8).padStart(length, "0");

function octal(bytes: Uint8Array): number | null {
  const text = String.fromCharCode(...bytes);
  return /^[0-7]+$/.test(text) ? parseInt(text, 8) : null;
}
