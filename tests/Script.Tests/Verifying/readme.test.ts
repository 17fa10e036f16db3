import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readMeHash } from "../../../src/DemocraticReview.Web/Assets/Verifying/bundle";

declare const testFolder: string;

test("the README that every bundle has is the one that the page and the documentation know", () => {
  const readMe = readFileSync(join(testFolder, "../../src/DemocraticReview.Core/Recording/README.txt"));
  assert.equal(readMeHash, createHash("sha256").update(readMe).digest("hex"));
  assert.match(readFileSync(join(testFolder, "../../docs/record-format.md"), "utf8"), new RegExp(readMeHash));
});
