// The hall's tablet: secrets unnamed and shuffled, wiped with the vote, and none lost by a power cut.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type TabletMemory, emptyTablet, inRound, next, pendingFor, registered, wiped } from "../../../src/DemocraticReview.Web/Assets/Voting/tablet";

const round = { item: 1, round: 1 };
const fresh = (): TabletMemory => inRound(emptyTablet(), round, 0);

test("the tablet makes one secret for each judge, and sends the same again while no answer comes", () => {
  const made = pendingFor(fresh(), 3);
  assert.equal(new Set(made.pending).size, 3);
  assert.deepEqual(pendingFor(JSON.parse(JSON.stringify(made)) as TabletMemory, 3).pending, made.pending);
  assert.deepEqual(pendingFor(made, 4).pending, made.pending, "they may be on the list already");
});

test("in which order the secrets serve says nothing of the order in which they were made", () => {
  const orders = new Set(Array.from({ length: 60 }, () => {
    const made = pendingFor(fresh(), 3);
    return registered(made).waiting.map((secret) => made.pending.indexOf(secret)).join();
  }));
  assert.equal(orders.size, 6);
});

test("a secret in use survives a power cut and is gone with the vote", () => {
  const ready = registered(pendingFor(fresh(), 2));
  const serving = next(ready);
  assert.equal(serving.waiting.length, 1);
  const again = next(JSON.parse(JSON.stringify(serving)) as TabletMemory);
  assert.deepEqual(again.current, serving.current);
  const after = wiped(again);
  assert.equal(JSON.stringify(after).includes(serving.current!.secret), false);
  assert.notEqual(next(after).current!.secret, serving.current!.secret);
});

test("another round, or a list that was emptied, leaves no secret of the last one", () => {
  const ready = registered(pendingFor(fresh(), 2));
  assert.equal(inRound(ready, { item: 2, round: 1 }, 2).waiting.length, 0);
  assert.equal(inRound(ready, round, 0).waiting.length, 0);
  assert.equal(inRound(ready, round, 2).waiting.length, 2);
});
