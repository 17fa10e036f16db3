import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeQR } from "qr";
import { decodeQR } from "qr/decode.js";
import { Collector, toFrames } from "../../../src/DemocraticReview.Web/Assets/Pages/frames";

const long = Array.from({ length: 400 }, (_, i) => `第 ${i} 张评议票😀`).join("\n");

test("a long text comes back from its frames in any order, each twice", () => {
  const frames = toFrames(long);
  assert.ok(frames.length > 5);
  const collector = new Collector();
  const found = [...frames, ...frames].reverse().map((frame) => collector.add(frame)).filter((text) => text !== null);
  assert.equal(found[0], long);
  assert.equal(toFrames("").length, 1);
  assert.equal(new Collector().add(toFrames("")[0]!), "");
});

test("a frame that was changed, or of another text, does not make a whole", () => {
  const frames = toFrames(long);
  const collector = new Collector();
  frames.slice(1).forEach((frame) => collector.add(frame));
  assert.equal(collector.add(frames[0]!.replace("张", "枚")), null);
  const other = new Collector();
  frames.slice(1).forEach((frame) => other.add(frame));
  other.add(toFrames(`${long}!`)[0]!);
  assert.equal(other.done, 1);
  for (const nonsense of ["", "hello", "DR1 xx 1/2 a", "DR1 00000000 3/2 a", "DR1 00000000 0/2 a"]) {
    const none = new Collector();
    assert.equal(none.add(nonsense), null);
    assert.equal(none.all, 0, nonsense);
  }
});

test("every frame is read back from its code", () => {
  for (const frame of toFrames(long)) {
    const rows = encodeQR(frame, "raw", { ecc: "low", border: 4 });
    const size = rows.length * 4;
    const data = new Uint8ClampedArray(size * size * 4).fill(255);
    rows.forEach((row, y) => row.forEach((isDark, x) => {
      for (let i = 0; isDark && i < 16; i++) data.fill(0, 4 * ((4 * y + (i >> 2)) * size + 4 * x + (i & 3)), 4 * ((4 * y + (i >> 2)) * size + 4 * x + (i & 3)) + 3);
    }));
    assert.equal(decodeQR({ width: size, height: size, data }), frame);
  }
});
