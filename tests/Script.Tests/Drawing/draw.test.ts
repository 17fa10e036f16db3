import assert from "node:assert/strict";
import { test } from "node:test";
import { fromHex, toHex, utf8 } from "../../../src/DemocraticReview.Web/Assets/Recording/bytes";
import { canonicalText } from "../../../src/DemocraticReview.Web/Assets/Recording/canonical";
import { createHash, createHmac } from "node:crypto";
import { type Member, type Minimums, type Ticketed, byTicket, commitOf, fillSeat, personValue, ticketKey, ticketOf, walk } from "../../../src/DemocraticReview.Web/Assets/Drawing/draw";

const key = fromHex("11".repeat(32));
const members = (count: number, strata = ["a", "b", "c"]): Member[] => Array.from({ length: count }, (_, i) => ({ label: `L${String(i).padStart(3, "0")}`, stratum: strata[i % strata.length]! }));
const labels = (list: readonly Member[]): string[] => list.map((member) => member.label);

test("a ticket is the HMAC of the label and a one", () => {
  assert.equal(toHex(ticketOf(key, "7K2M")), createHmac("sha256", key).update("7K2M\u0001").digest("hex"));
});

test("the key of the tickets is an HMAC over everything published, under a salt from the checkpoint", () => {
  const hash = (n: number): string => String(n).repeat(64);
  const published = { draw: "m/1", announcement: hash(1), roster: hash(2), recusals: hash(3), members: 3, commits: [hash(4)], dice: "402913", reveals: [hash(5)], checkpoint: hash(6) };
  const salt = createHash("sha256").update(Buffer.concat([Buffer.from("review/draw/salt/v1\0"), Buffer.from(hash(6), "hex")])).digest();
  const { draw: _, members: n, ...rest } = published;
  const t = canonicalText({ ...rest, n });
  assert.equal(toHex(ticketKey(published)), createHmac("sha256", salt).update(`review/draw/v1\0${t}`).digest("hex"));
  assert.ok(t.startsWith('{"announcement":"111') && !t.includes("m/1"));
});

test("a commit is bound to draw, announcement, roster, recusals, witness, key and secret", () => {
  const binding = { draw: "m/1", announcement: "01".repeat(32), roster: "02".repeat(32), recusals: "03".repeat(32) };
  const commit = (change: object, witness = 1, device = "04".repeat(65), secret = 5): string => commitOf({ ...binding, ...change }, witness, device, new Uint8Array(32).fill(secret));
  const all = [commit({}), commit({ draw: "m/2" }), commit({ announcement: "09".repeat(32) }), commit({ roster: "09".repeat(32) }), commit({ recusals: "09".repeat(32) }), commit({}, 2), commit({}, 1, "05".repeat(65)), commit({}, 1, "04".repeat(65), 6)];
  assert.equal(new Set(all).size, all.length);
});

test("the value of a person is a hash over salt and the canonical person", () => {
  const salt = new Uint8Array(32).fill(7);
  const expected = createHash("sha256").update(Buffer.concat([utf8("review/roster/person/v1\0"), salt, utf8('{"单位":"炼铁厂","姓名":"王敏","工号":"0012"}')])).digest("hex");
  assert.equal(personValue(salt, "0012", "王敏", "炼铁厂"), expected);
});

test("without minimums the lowest tickets sit and the next wait", () => {
  const inOrder = byTicket(key, members(40));
  const { panel, reserves } = walk(inOrder, 15, 5, new Map());
  assert.deepEqual(labels(panel), labels(inOrder.slice(0, 15)));
  assert.deepEqual(labels(reserves), labels(inOrder.slice(15, 20)));
});

test("with minimums the walk seats the first in order with whom the minimums can still be met", () => {
  for (let round = 0; round < 200; round++) {
    const inOrder = byTicket(fromHex(createHash("sha256").update(`${round}`).digest("hex")), members(14, ["a", "a", "a", "a", "b", "c", "a"]));
    const minimums = new Map([["b", round % 3], ["c", (round >> 2) % 3]]);
    const [seats, reserves] = [6, 3];
    const expected = slowWalk(inOrder, seats, minimums);
    const walked = walk(inOrder, seats, reserves, minimums);
    assert.deepEqual(labels(walked.panel), expected, `${round}`);
    assert.deepEqual(labels(walked.reserves), labels(inOrder).filter((label) => !expected.includes(label)).slice(0, reserves));
  }
});

/** By trying: one sits if after it somebody can still be found for every seat that a minimum asks for. */
function slowWalk(inOrder: readonly Ticketed[], seats: number, minimums: Minimums): string[] {
  const sitting: Ticketed[] = [];
  for (const next of inOrder) {
    if (sitting.length === seats) break;
    const tried = [...sitting, next];
    const owed = [...minimums].reduce((sum, [stratum, least]) => sum + Math.max(0, least - tried.filter((member) => member.stratum === stratum).length), 0);
    if (owed <= seats - tried.length) sitting.push(next);
  }
  return labels(sitting);
}

test("an empty seat goes to the first reserve who is there and keeps the minimums, and says who was passed over", () => {
  const reserves: Member[] = [{ label: "R1", stratum: "a" }, { label: "R2", stratum: "a" }, { label: "R3", stratum: "b" }];
  const sitting: Member[] = [{ label: "S1", stratum: "a" }];
  const there = () => false;
  assert.deepEqual(fillSeat(sitting, reserves, 2, new Map(), there), { reserve: "R1", passedOver: [], minimumsKept: true });
  assert.deepEqual(fillSeat(sitting, reserves, 2, new Map(), (label) => label === "R1"), { reserve: "R2", passedOver: [{ label: "R1", reason: "Absent" }], minimumsKept: true });
  const skipped = [{ label: "R1", reason: "Absent" }, { label: "R2", reason: "MinimumsNotKept" }];
  assert.deepEqual(fillSeat(sitting, reserves, 2, new Map([["b", 1]]), (label) => label === "R1"), { reserve: "R3", passedOver: skipped, minimumsKept: true });
  assert.deepEqual(fillSeat(sitting, reserves, 2, new Map([["c", 1]]), there), { reserve: "R1", passedOver: [], minimumsKept: false });
  assert.equal(fillSeat(sitting, reserves, 2, new Map(), () => true), null);
});
