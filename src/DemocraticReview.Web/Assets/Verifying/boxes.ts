/** The sealed ballots of items that were voted on by phone, against the entries (docs/record-format.md, 12). */
import { fromHex, toHex, utf8 } from "../Recording/bytes";
import { sha256 } from "../Recording/hash";
import { Refusal } from "../Recording/refusal";
import { isHex, isStatementSigned } from "../Recording/statement";
import { type Archive, readArchive } from "../Voting/archive";
import { type CountedBox, checkCountedBox } from "../Voting/box";
import { electionUuid } from "../Voting/election";
import { isHolderKeySigned } from "../Voting/holderKey";
import { type Files, boxName } from "./bundle";
import type { Chain, Entry } from "./chain";
import type { ItemReplay } from "./item";
import { type Fields, Lie } from "./lie";
import type { Told } from "./replay";
import type { Settings } from "./settings";

const code = "ballot-archive";
type Progress = (done: number, all: number) => void;

export function checkBoxes(chain: Chain, files: Files, items: readonly ItemReplay[], settings: Settings, progress: Progress): Told[] {
  const counted = items.map((item) => ({ item, round: countedOnPhones(chain, item) })).filter((one) => one.round !== null);
  const expected = counted.map(({ item }) => boxName(item.number));
  const left = [...files.keys()].find((name) => name.startsWith("items/") && !expected.includes(name));
  if (left !== undefined) throw new Lie("file-unknown", left, "", "ballot.opened", left);
  if (counted.length === 0) return [];
  const holders = checkHolders(chain);
  return counted.map(({ item, round }) => new BoxCheck(chain, item, round!, holders, settings).run(files.get(boxName(item.number)), progress));
}

interface CountedRound {
  readonly opened: Fields;
  readonly closed: Fields;
  readonly signed: Fields;
}

/** The entries of the round that was counted, where it was held on phones. */
function countedOnPhones({ entries }: Chain, { number, usedPhones }: ItemReplay): CountedRound | null {
  if (!usedPhones) return null;
  const of = (type: string): Fields | undefined => entries.filter((entry) => entry.type === type && entry.body.count("item") === number).pop()?.body;
  const [opened, closed, signed] = [of("ballot.opened"), of("ballot.closed"), of("tally.signed")];
  return opened !== undefined && closed !== undefined && signed !== undefined && opened.text("channel") === "Phone" ? { opened, closed, signed } : null;
}

interface Holder {
  readonly device: string;
  readonly key: string;
}

/** Keys in the holders' order, each signed on the holder's own device. */
function checkHolders(chain: Chain): Holder[] {
  const holders = new Map<number, Holder>();
  for (const { body } of ofType(chain, "key.registered")) {
    const [holder, device, key, signature] = [body.count("holder"), body.text("device"), body.text("key"), body.text("signature")];
    const isSigned = isHex(device, 65) && isHex(signature, 64) && /^[0-9]+$/.test(key) && isHolderKeySigned(fromHex(device), chain.meeting, holder, BigInt(key), fromHex(signature));
    body.must(isSigned, code, "signature", `ECDSA ${device}`);
    holders.set(holder, { device, key });
  }
  return [...holders].sort(([a], [b]) => a - b).map(([, holder]) => holder);
}

const ofType = ({ entries }: Chain, type: string): Entry[] => entries.filter((entry) => entry.type === type);

class BoxCheck {
  private readonly file: string;

  constructor(private readonly chain: Chain, private readonly item: ItemReplay, private readonly round: CountedRound, private readonly holders: readonly Holder[], private readonly settings: Settings) {
    this.file = boxName(item.number);
  }

  run(bytes: Uint8Array | undefined, progress: Progress): Told {
    if (bytes === undefined) throw this.lie("", this.file, "-");
    const [archive, box] = this.open(bytes, progress);
    this.checkKeys(box);
    this.checkPoll(archive, box);
    this.checkList();
    this.checkParts(archive);
    this.checkCounts(box);
    return { key: "box", facts: { item: this.item.number, ballots: box.ballots, keys: box.keys.length } };
  }

  private open(bytes: Uint8Array, progress: Progress): [Archive, CountedBox] {
    const { opened, closed } = this.round;
    const [before, after] = [opened.object("box"), closed.object("box")];
    after.mustBe(code, "poll", before.text("poll"), after.text("poll"));
    after.mustBe(code, "heads", before.count("heads"), after.count("heads"));
    after.mustBe(code, "ballots", closed.count("collected"), after.count("ballots"));
    after.mustBe(code, "credentials", opened.count("issued"), after.count("credentials"));
    const record = {
      electionHash: before.text("poll"), setupHash: before.text("setup"), endHash: after.text("end"), ballots: after.count("ballots"), credentials: after.count("credentials"),
      heads: before.count("heads"), judges: this.item.n,
    };
    try {
      return [readArchive(bytes), checkCountedBox(bytes, record, progress)];
    } catch (error) {
      throw error instanceof Refusal ? this.lie(`${error.code} ${error.field}`.trim(), error.expected, error.found) : error;
    }
  }

  private checkKeys(box: CountedBox): void {
    this.mustBe("trustees", this.holders.map((holder) => holder.key).join(" "), box.keys.join(" "));
  }

  private checkPoll(archive: Archive, { election }: CountedBox): void {
    const { chain, item, settings } = this;
    const round = this.round.opened.count("round");
    const { description, name } = JSON.parse(archive.election) as { description: string; name: string };
    const sentence = ofType(chain, "meeting.announced").pop()?.body.text("question") ?? "";
    const answers = settings.failedItem === "BackToOwner" ? "同意 不同意" : "满意 不满意";
    this.mustBe("uuid", electionUuid(chain.meeting, item.number, round), election.uuid);
    this.mustBe("description", `${chain.created.text("number")} / ${item.number} / ${round}`, description);
    this.mustBe("name", chain.created.text("title"), name);
    this.mustBe("question", sentence, election.question.sentence);
    this.mustBe("answers", answers, election.question.answers.join(" "));
    this.mustBe("min", settings.fields.texts("answers").includes("Abstained") ? "0" : "1", String(election.question.min));
    this.mustBe("max", "1", String(election.question.max));
  }

  /** The scrutineer signed heads, labels and list before the ballot opened. */
  private checkList(): void {
    const { chain, item } = this;
    const of = (type: string): Fields | undefined => ofType(chain, type).filter(({ body }) => body.count("item") === item.number).pop()?.body;
    const [frozen, signed, heads] = [of("list.frozen"), of("list.signed"), of("heads.counted")];
    if (frozen === undefined || signed === undefined || heads === undefined) throw this.lie("list.signed", "list.frozen", "-");
    frozen.mustBe(code, "setup", this.round.opened.object("box").text("setup"), frozen.text("setup"));
    const scrutineer = ofType(chain, "holder.named").filter(({ body }) => body.text("part") === "Scrutineer").pop()?.body.count("holder") ?? 0;
    const device = this.holders[scrutineer - 1]?.device ?? "";
    const statement = {
      heads: heads.count("heads"), item: item.number, labels: frozen.texts("labels"), list: frozen.text("setup"), meeting: chain.meeting, round: this.round.opened.count("round"),
    };
    signed.must(isStatementSigned(device, "review/ballot/list/v1", statement, signed.text("signature")), code, "signature", `ECDSA ${device}`);
  }

  private checkParts(archive: Archive): void {
    for (const { holder, decryption } of archive.parts) {
      const given = ofType(this.chain, "decryption.given").filter(({ body }) => body.count("item") === this.item.number && body.count("holder") === holder).pop()?.body.hash("part");
      this.mustBe(`decryption ${holder}`, given ?? "-", toHex(sha256(utf8(decryption))));
    }
  }

  private checkCounts({ counts, ballots }: CountedBox): void {
    const { signed } = this.round;
    const [satisfied, dissatisfied] = [counts[0] ?? 0, counts[1] ?? 0];
    const lines = { satisfied, dissatisfied, abstained: ballots - satisfied - dissatisfied, invalid: 0 };
    for (const [line, value] of Object.entries(lines)) signed.mustBe(code, line, value, signed.count(line));
  }

  private mustBe(field: string, expected: string, found: string): void {
    if (expected !== found) throw this.lie(field, expected, found);
  }

  private lie(field: string, expected: string, found: string): Lie {
    return new Lie(code, this.file, field, expected, found);
  }
}
