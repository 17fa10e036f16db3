/** Goes through the entries in order and does everything again that can be done again (docs/record-format.md, 6 to 8). */
import { fromHex, utf8 } from "../Recording/bytes";
import { checkpointText, originOf } from "../Recording/checkpoint";
import { isSigned } from "../Recording/signature";
import { isHex, isStatementSigned } from "../Recording/statement";
import { seatDomain, seatStatement } from "../Drawing/statements";
import type { Files } from "./bundle";
import type { Chain, Entry } from "./chain";
import { Draws } from "./draws";
import { Hall } from "./hall";
import { type Facts, ItemReplay } from "./item";
import type { Fields } from "./lie";
import type { Settings } from "./settings";

const stages = ["Prepared", "Announced", "Drawn", "Notified", "InSession", "Concluded", "Closed"] as const;
type Stage = (typeof stages)[number];
const purposes = ["RosterFrozen", "CommitsClosed", "BallotOpened", "BallotClosed", "End"];
const afterTheEnd = ["record.corrected", "record.key-rotated", "checkpoint.witnessed"];

/** A step that holds, told in a sentence. */
export interface Told {
  readonly key: string;
  readonly facts: Facts;
}

export class Replay {
  readonly hall = new Hall();
  readonly items: ItemReplay[] = [];
  readonly told: Told[] = [];
  witnessed = 0;
  readonly draws: Draws;
  private recusals = 0;
  private stage: Stage = "Prepared";
  private isPostponed = false;
  private isSitting = false;

  constructor(private readonly chain: Chain, files: Files, private readonly settings: Settings) {
    this.draws = new Draws(chain, files, settings, this.hall, this.told, (body) => this.mustBeDue(body));
    for (const entry of chain.entries.slice(1)) {
      entry.body.must(!this.isClosed || afterTheEnd.includes(entry.type), "item-order", "type", "record.corrected");
      this.take(entry);
    }
    this.draws.mustUseAllRosters();
    for (const { result } of this.items) if (result !== null) this.told.push(result);
  }

  get isClosed(): boolean {
    return this.stage === "Closed";
  }

  private take(entry: Entry): void {
    if (this.takeMeeting(entry) || this.takePeople(entry)) return;
    if (this.draws.take(entry)) {
      if (entry.type === "panel.drawn" && this.stage === "Announced") this.stage = "Drawn";
      return;
    }
    if ("item" in entry.body.json && !entry.type.startsWith("recusal.")) this.takeItem(entry, this.itemOf(entry.body));
  }

  private takeMeeting({ type, body }: Entry): boolean {
    switch (type) {
      case "agenda.item-added":
        this.mustStand(body, this.stage === "Prepared");
        body.mustBe("item-order", "item", this.items.length + 1, body.count("item"));
        this.items.push(new ItemReplay(body.count("item"), body.text("title")));
        return true;
      case "meeting.announced":
        this.mustStand(body, this.stage === "Prepared" && this.items.length > 0);
        this.stage = "Announced";
        return true;
      case "judges.notified":
        this.mustStand(body, this.stage === "Drawn");
        this.stage = "Notified";
        return true;
      case "session.opened":
        this.mustStand(body, this.isAt("Notified", "InSession") && !this.isPostponed && !this.isSitting);
        this.hall.mustHaveQuorum(body, this.settings);
        [this.stage, this.isSitting] = ["InSession", true];
        return true;
      case "meeting.postponed":
        this.mustStand(body, this.isAt("Announced", "Drawn", "Notified", "InSession") && !this.isPostponed && !this.items.some((item) => item.isOpen && !item.isBeforeBallot));
        this.postpone();
        return true;
      case "meeting.rescheduled":
        this.mustStand(body, this.isPostponed || this.stage === "Prepared");
        this.isPostponed = false;
        return true;
      case "meeting.concluded":
        this.mustStand(body, this.items.every((item) => item.isSettled));
        this.stage = "Concluded";
        return true;
      case "meeting.closed":
        this.mustStand(body, this.stage === "Concluded");
        this.stage = "Closed";
        return true;
      case "record.corrected":
        this.mustStand(body, this.isClosed);
        return true;
      default:
        return false;
    }
  }

  private takePeople(entry: Entry): boolean {
    const { type, body } = entry;
    switch (type) {
      case "head.appointed":
        this.mustStand(body, this.stage === "Prepared");
        body.must(!this.hall.heads.includes(body.text("label")), "check-in", "label", "1 ×");
        this.hall.heads.push(body.text("label"));
        return true;
      case "recusal.raised":
      case "recusal.decided":
        this.recuse(type, body);
        return true;
      case "judge.checked-in": {
        const label = body.text("label");
        const isExpected = !this.isAt("Prepared", "Announced", "Drawn") && !this.isPostponed && this.hall.knows(label) && !this.hall.checkedIn.has(label);
        body.must(isExpected, "check-in", "label", "seat | head | reserve");
        this.hall.checkedIn.add(label);
        return true;
      }
      case "seat.filled":
        this.fill(body);
        return true;
      case "checkpoint.witnessed":
        this.witness(entry);
        return true;
      default:
        return false;
    }
  }

  private takeItem({ type, body }: Entry, item: ItemReplay): void {
    const { hall, settings } = this;
    switch (type) {
      case "questioning.opened": {
        const isNext = this.isSitting && !this.isPostponed && !this.items.some((one) => one.isOpen) && this.items.find((one) => one.stage === "Pending") === item;
        body.must(isNext, "item-order", "item", "session.opened");
        return item.openQuestioning(body, hall, settings);
      }
      case "question.asked":
      case "question.answered":
      case "last-word.given":
        return item.mustBeQuestioning(body);
      case "questioning.closed":
        return item.closeQuestioning(body);
      case "withdrawal.consented":
        return item.consent(body, hall.drawnSeats > 0);
      case "ballot.opened":
        return item.openBallot(body, hall, settings);
      case "ballot.reminded":
        return item.remind(body);
      case "ballot.closed":
        return item.closeBallot(body, hall, settings);
      case "round.voided":
        return item.voidRound(body);
      case "count.entered":
        return item.count(body);
      case "tally.signed":
        return item.sign(body);
      case "item.decided":
        return item.decide(body, settings);
      case "result.published":
        return item.publish(body);
      case "objection.filed":
        return item.object(body);
      case "objection.decided":
        return item.decideObjection(body);
      case "rectification.required":
      case "rectification.reported":
      case "rectification.judged":
        return item.mustBePublished(body);
    }
  }

  /** The first draw, or one that nothing but a lack of reserves asks for. */
  private mustBeDue(body: Fields): void {
    const { hall } = this;
    const vacant = hall.drawnSeats - hall.seats.length;
    const isNeeded = this.isAt("Drawn", "Notified", "InSession") && hall.reserves.length === 0 && !this.items.some((item) => item.isOpen) && (vacant > 0 || this.isPostponed);
    body.must(this.stage === "Announced" || isNeeded, "draw-due", "draw", `${this.stage}, ${hall.reserves.length} reserves, ${vacant} vacant`);
  }

  private fill(body: Fields): void {
    body.must(this.isAt("Drawn", "Notified", "InSession", "Concluded", "Closed") && !this.items.some((item) => item.isOpen), "seat", "reserve", "-");
    body.mustBe("seat", "draw", this.draws.last, body.count("draw"));
    const facts = this.hall.fill(body, this.settings);
    const signature = body.textOrNull("signature");
    if (signature !== null) {
      const { key } = this.draws.witnessOf(body);
      const statement = seatStatement(`${this.chain.meeting}/${this.draws.last}`, body.textOrNull("left"), body.text("reason"), body.text("reserve"));
      body.must(isStatementSigned(key, seatDomain, statement, signature), "seat", "signature", `ECDSA ${key}`);
    }
    this.told.push({ key: "seat-filled", facts });
  }

  private recuse(type: string, body: Fields): void {
    body.must(!this.draws.isFrozen, "recusal", "number", "panel.drawn");
    const number = body.count("number");
    body.must(type === "recusal.raised" ? number === ++this.recusals : number >= 1 && number <= this.recusals, "recusal", "number", String(this.recusals));
    const [label, item] = [body.textOrNull("label"), body.countOrNull("item")];
    body.must(label === null || this.hall.knows(label), "recusal", "label", "seat | head | reserve");
    if (body.flag("granted") && label !== null) {
      this.items.find((one) => one.isOpen && (item ?? one.number) === one.number)?.recuse(label);
      this.hall.recuse(label, item);
    }
    if (body.flag("postpones")) this.postpone();
  }

  private postpone(): void {
    this.items.find((item) => item.isOpen)?.postpone();
    this.hall.checkedIn.clear();
    [this.isPostponed, this.isSitting] = [true, false];
  }

  private witness({ seq, body }: Entry): void {
    const { key } = this.draws.witnessOf(body);
    const [size, root, signature] = [body.count("size"), body.text("root"), body.text("signature")];
    body.must(size >= 1 && size < seq, "witnessed", "size", `1-${seq - 1}`);
    body.word("purpose", purposes);
    body.mustBe("witnessed", "root", this.chain.rootAt(size), root);
    const text = checkpointText(originOf(this.chain.created.text("enterprise"), this.chain.meeting), { size, root });
    body.must(isHex(signature, 64) && isSigned(fromHex(key), utf8(text), fromHex(signature)), "witnessed", "signature", `ECDSA ${key}`);
    this.witnessed++;
  }

  private itemOf(body: Fields): ItemReplay {
    const found = this.items.find((item) => item.number === body.count("item"));
    if (found === undefined) throw body.lie("item-order", "item", `1-${this.items.length}`, String(body.count("item")));
    return found;
  }

  private isAt(...among: readonly Stage[]): boolean {
    return among.includes(this.stage);
  }

  private mustStand(body: Fields, holds: boolean): void {
    if (!holds) throw body.lie("item-order", "type", "docs/record-format.md, 8", this.stage);
  }
}
