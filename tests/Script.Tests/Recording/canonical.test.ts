// Examples of RFC 8785 and of its test data, then the restrictions of this project on top of it; the same cases as in Core.Tests.
import assert from "node:assert/strict";
import { test } from "node:test";
import { canonicalBytes, canonicalText } from "../../../src/DemocraticReview.Web/Assets/Recording/canonical";
import { toHex } from "../../../src/DemocraticReview.Web/Assets/Recording/bytes";
import { JsonError, parseJson } from "../../../src/DemocraticReview.Web/Assets/Recording/json";

const canonical = (text: string): string => canonicalText(parseJson(text));
const refused = (text: string, code: string, place?: string): void => {
  assert.throws(() => canonical(text), (error) => error instanceof JsonError && error.code === code && (place === undefined || error.place === place), text);
};

test("the RFC's examples come out as printed", () => {
  const examples = [
    ['[ 56, { "d": true, "10": null, "1": [ ] } ]', '[56,{"1":[],"10":null,"d":true}]'],
    [
      '{ "1": {"f": {"f": "hi","F": 5} ,"\\n": 56.0}, "10": { }, "": "empty", "a": { }, "111": [ { } ], "A": { } }',
      '{"":"empty","1":{"\\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{}],"A":{},"a":{}}',
    ],
    ['{ "peach": "1", "péché": "2", "pêche": "3", "sin": "4" }', '{"peach":"1","péché":"2","pêche":"3","sin":"4"}'],
    ['{ "Unnormalized Unicode":"A\\u030a" }', '{"Unnormalized Unicode":"A\u030a"}'],
    ['["\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/", [null, true, false]]', '["€$\\u000f\\nA\'B\\"\\\\\\\\\\"/",[null,true,false]]'],
  ] as const;
  for (const [text, expected] of examples) assert.equal(canonical(text), expected);
});

test("the RFC's string example has the RFC's bytes", () => {
  const sample = '{"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}';
  const bytes = "7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c22737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d";
  assert.equal(toHex(canonicalBytes(parseJson(sample))), bytes);
});

test("names are sorted by UTF-16 code units", () => {
  const sample = '{"\\u20ac":1,"\\r":2,"\\ufb33":3,"1":4,"\\ud83d\\ude00":5,"\\u0080":6,"\\u00f6":7}';
  assert.equal(canonical(sample), '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}');
});

test("whole numbers are written plainly", () => {
  const numbers = { "0": "0", "-0": "0", "-0.0e7": "0", "1E3": "1000", "5.6e1": "56", "5600e-2": "56", "0e999999999999": "0" };
  for (const [token, expected] of Object.entries(numbers)) assert.equal(canonical(token), expected);
  for (const largest of ["9007199254740992", "-9007199254740992"]) assert.equal(canonical(largest), largest);
});

test("a number that is no integer within 2 to the 53 is refused", () => {
  for (const token of ["4.50", "2e-3", "1E30", "1e999999999", "1e-99999999999", "9007199254740993", "-9007199254740993", "9007199254740992.0000000000000001"]) {
    refused(`{"amounts":[1,${token}]}`, "not-an-integer", "$.amounts[1]");
  }
});

test("a name twice in one object is refused", () => {
  for (const text of ['{"a":[{"b":1,"c":2,"b":1}]}', '{"a":[{"b":1,"\\u0062":2}]}']) refused(text, "duplicate-name", "$.a[0].b");
});

test("half a surrogate pair is refused", () => {
  for (const text of ['"\\ud83d"', '"\\ude00\\ud83d"', '{"a":{"\\ud83d":1}}']) refused(text, "broken-text");
});

test("a name that means something to JavaScript is a name", () => {
  const text = '{"__proto__":{"a":1},"constructor":2,"toString":3}';
  assert.equal(canonical(text), text);
  refused('{"__proto__":1,"__proto__":2}', "duplicate-name");
});

test("what is no JSON is refused", () => {
  for (const text of ["", "{", "[1,]", "[1 2]", '{"a"}', "{a:1}", "01", "+1", "1.", ".5", "tru", "'a'", '"\u0001"', '"\\x"', '"\\u12g4"', "1 1", "\ufeff1", "NaN"]) {
    refused(text, "syntax");
  }
});

test("nesting ends where it ends for everybody", () => {
  const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);
  assert.equal(canonical(nested(64)), nested(64));
  refused(nested(66), "too-deep");
});

test("what is canonical stays as it is", () => {
  const once = '{"":[{}],"1":"\\"\\\\\\b\\t\\n\\f\\r\\u0001\u007f评议箱😀","a":-12}';
  assert.equal(canonical(once), once);
});
