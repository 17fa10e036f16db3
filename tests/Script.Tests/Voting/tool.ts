// belenios-tool as the oracle that nobody here wrote: it sets up an election, and it has to accept what our code makes.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const tool = (dir: string, input: string | undefined, ...args: string[]): string =>
  execFileSync("belenios-tool", args, { cwd: dir, input, encoding: "utf8", stdio: ["pipe", "pipe", "pipe"] });

export interface Box {
  readonly dir: string;
  readonly election: string;
  readonly trusteeKeys: readonly string[];
}

/** An election of one question, set up by the tool for these credentials (decimal strings). Trustees may be given as public keys. */
export function setUp(credentials: readonly string[], question: object = { answers: ["满意", "不满意"], min: 0, max: 1, question: "Q" }, trustees?: readonly object[]): Box {
  const dir = mkdtempSync(join(process.cwd(), "box-"));
  const trusteeKeys: string[] = [];
  if (trustees === undefined) {
    for (let i = 0; i < 3; i++) {
      const before = new Set(readdirSync(dir));
      tool(dir, undefined, "setup", "generate-trustee-key", "--group", "BELENIOS-2048");
      const made = readdirSync(dir).filter((name) => !before.has(name));
      trusteeKeys.push(readFileSync(join(dir, made.find((name) => name.endsWith(".privkey"))!), "utf8").trim());
      appendFileSync(join(dir, "public_keys.jsons"), readFileSync(join(dir, made.find((name) => name.endsWith(".pubkey"))!)));
    }
  } else {
    writeFileSync(join(dir, "public_keys.jsons"), trustees.map((t) => `${JSON.stringify(t)}\n`).join(""));
  }
  tool(dir, undefined, "setup", "make-trustees");
  writeFileSync(join(dir, "public_creds.json"), JSON.stringify([...credentials].sort()));
  writeFileSync(join(dir, "template.json"), JSON.stringify({ description: "d", name: "n", questions: [question], administrator: "a", credential_authority: "b" }));
  tool(dir, undefined, "setup", "make-election", "--group", "BELENIOS-2048", "--template", "template.json", "--uuid", "ABCDEFGHJKLMNP");
  tool(dir, undefined, "archive", "init");
  return { dir, election: readFileSync(join(dir, "election.json"), "utf8").trim(), trusteeKeys };
}

export const addEvent = (box: Box, type: string, payload?: string): string => tool(box.dir, payload ?? "", "archive", "add-event", `--type=${type}`);

export const archiveOf = (box: Box): Uint8Array => readFileSync(join(box.dir, readdirSync(box.dir).find((name) => name.endsWith(".bel"))!));

export function verify(box: Pick<Box, "dir">): void {
  const answer = execFileSync("sh", ["-c", "belenios-tool election verify 2>&1"], { cwd: box.dir, encoding: "utf8" });
  assert.match(answer, /all checks passed/i);
}

export const run = tool;

/** Ends the ballots and adds the tool's own encrypted tally. */
export function closeByTool(box: Box): void {
  addEvent(box, "EndBallots");
  addEvent(box, "EncryptedTally", tool(box.dir, undefined, "election", "compute-encrypted-tally"));
}

export function decryptByTool(box: Box, key: string, trustee: number): string {
  writeFileSync(join(box.dir, `${trustee}.privkey`), key);
  return tool(box.dir, undefined, "election", "decrypt", "--privkey", `${trustee}.privkey`, "--trustee-id", String(trustee));
}

export const freshFolder = (): string => mkdtempSync(join(process.cwd(), "folder-"));
