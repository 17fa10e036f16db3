/** One item of the agenda, from its questioning to its result (docs/record-format.md, 8). */
import type { Hall } from "./hall";
import { type Fields, isAscending } from "./lie";
import type { Settings } from "./settings";

const stages = ["Pending", "Questioning", "Questioned", "Balloting", "Counting", "Counted", "Decided", "Published", "Withdrawn"] as const;
export type ItemStage = (typeof stages)[number];
const rank = (stage: ItemStage): number => stages.indexOf(stage);
const officers = ["EvaluationOfficer", "UnionOfficer", "Observer"];

export type Facts = Readonly<Record<string, string | number>>;

/** What came out of an item, for the explanation. */
export interface ItemResult {
  readonly key: "item-Passed" | "item-Referred" | "item-SentBack" | "item-withdrawn" | "item-voided";
  readonly facts: Facts;
}

export class ItemReplay {
  stage: ItemStage = "Pending";
  result: ItemResult | null = null;
  /** A round of it was held by something else than paper. */
  usedPhones = false;
  /** The round that is being held. */
  private isOnPhones = false;
  private readonly seated = new Set<string>();
  private readonly left = new Set<string>();
  private readonly consents = new Set<string>();
  private appointed = 0;
  private present = 0;
  private recused = 0;
  private rounds = 0;
  private roundsBefore = 0;
  private issued = 0;
  private collected = 0;
  private reminders = 0;
  private counts = 0;
  private anyCount = false;
  private objections = 0;
  private satisfied: number | null = null;
  private figures: Facts = {};

  constructor(readonly number: number, readonly title: string) {}

  get n(): number {
    return this.seated.size - this.left.size;
  }

  get isOpen(): boolean {
    return rank(this.stage) > rank("Pending") && rank(this.stage) < rank("Published");
  }

  get isSettled(): boolean {
    return this.stage === "Published" || this.stage === "Withdrawn";
  }

  get isBeforeBallot(): boolean {
    return rank(this.stage) < rank("Balloting");
  }

  openQuestioning(body: Fields, hall: Hall, settings: Settings): void {
    this.must(body, "Pending");
    hall.mustHaveQuorum(body, settings);
    this.seat(body, hall, settings, settings.minimumRepresentatives);
    [this.appointed, this.present, this.recused] = [body.count("appointed"), body.count("present"), body.count("recused")];
    // Nobody is left out but for a recusal, and nobody is recused twice.
    const counted = settings.base === "AllAppointed" ? this.appointed : this.present;
    const [least, most] = [counted - this.seated.size, this.appointed - this.seated.size];
    body.must(least <= this.recused && this.recused <= most, "item-seated", "recused", `${least}-${most}`);
    this.stage = "Questioning";
  }

  mustBeQuestioning(body: Fields): void {
    this.must(body, "Questioning");
  }

  closeQuestioning(body: Fields): void {
    this.must(body, "Questioning");
    this.stage = "Questioned";
  }

  recuse(label: string): void {
    if ((this.stage === "Questioning" || this.stage === "Questioned") && this.seated.has(label)) this.left.add(label);
  }

  postpone(): void {
    [this.stage, this.roundsBefore] = ["Pending", this.rounds];
    this.seated.clear();
    this.left.clear();
  }

  openBallot(body: Fields, hall: Hall, settings: Settings): void {
    this.mustHold(body, this.stage === "Questioned" && this.satisfied === null);
    const channel = body.text("channel");
    body.must(settings.channels.includes(channel), "ballot", "channel", settings.channels.join(" | "));
    this.isOnPhones = channel !== "Paper";
    this.usedPhones ||= this.isOnPhones;
    body.mustBe("ballot", "round", this.rounds + 1, body.count("round"));
    const seatsAnew = settings.base === "SeatedAtBallot" && this.rounds === this.roundsBefore;
    body.must((body.textsOrNull("seated") !== null) === seatsAnew, "item-seated", "seated", seatsAnew ? "array" : "null");
    if (seatsAnew) {
      for (const label of this.seated) if (!this.left.has(label)) this.seated.delete(label);
      this.seat(body, hall, settings, 0);
    }
    if (settings.base !== "SeatedAtQuestioning") this.present = [...new Set([...hall.judges, ...this.left])].filter((label) => hall.checkedIn.has(label)).length;
    body.mustBe("ballot", "present", this.present, body.count("present"));
    body.must(body.count("issued") <= this.able(hall), "ballot", "issued", `<= ${this.able(hall)}`);
    [this.issued, this.reminders, this.counts, this.anyCount, this.collected] = [body.count("issued"), 0, 0, false, 0];
    this.rounds++;
    this.stage = "Balloting";
  }

  remind(body: Fields): void {
    this.must(body, "Balloting");
    body.mustBe("ballot", "reminder", ++this.reminders, body.count("reminder"));
  }

  closeBallot(body: Fields, hall: Hall, settings: Settings): void {
    this.must(body, "Balloting");
    this.collected = body.count("collected");
    const isVoid = this.collected > this.issued || (this.isOnPhones && this.isBoxVoid(body.object("box")));
    body.mustBe("ballot", "void", isVoid, body.flag("void"));
    const isComplete = isVoid || this.able(hall) <= this.collected || this.reminders >= settings.reminders;
    body.must(isComplete, "ballot", "collected", `${this.able(hall)} | ${settings.reminders} × ballot.reminded`);
    this.stage = isVoid ? "Questioned" : "Counting";
  }

  voidRound(body: Fields): void {
    this.mustHold(body, this.stage === "Balloting" || (this.stage === "Counting" && !this.anyCount));
    this.stage = "Questioned";
  }

  count(body: Fields): void {
    this.must(body, "Counting");
    this.anyCount = true;
    this.counts = body.flag("differs") ? 0 : this.counts + 1;
  }

  sign(body: Fields): void {
    this.must(body, "Counting");
    body.must(this.isOnPhones || this.counts >= 2, "tally", "item", "2 × count.entered");
    const known = { appointed: this.appointed, present: this.present, recused: this.recused + this.left.size, seated: this.n, issued: this.issued, collected: this.collected };
    for (const [line, value] of Object.entries(known)) body.mustBe("tally", line, value, body.count(line));
    const [satisfied, dissatisfied, abstained, invalid] = ["satisfied", "dissatisfied", "abstained", "invalid"].map((line) => body.count(line)) as [number, number, number, number];
    const valid = satisfied + dissatisfied + abstained;
    body.must(this.n > 0 && this.n + known.recused <= this.appointed && this.present <= this.appointed, "tally", "seated", `1-${this.appointed - known.recused}`);
    body.must(this.issued <= Math.min(this.n, this.present), "tally", "issued", `<= ${Math.min(this.n, this.present)}`);
    body.must(this.collected <= this.issued && valid + invalid === this.collected, "tally", "collected", `${valid} + ${invalid}`);
    body.mustBe("tally", "valid", valid, body.count("valid"));
    body.mustBe("tally", "notCast", this.n - this.collected, body.count("notCast"));
    this.satisfied = satisfied;
    this.figures = { dissatisfied, abstained, invalid, notCast: this.n - this.collected };
    this.stage = "Counted";
  }

  decide(body: Fields, settings: Settings): void {
    this.must(body, "Counted");
    const [numerator, denominator] = settings.threshold;
    const [n, satisfied] = [this.n, this.satisfied!];
    const [product, bar] = [denominator * satisfied, numerator * n];
    const passed = product > bar;
    const inequality = `${denominator} × ${satisfied} = ${product} ${passed ? ">" : "≤"} ${numerator === 1 ? bar : `${numerator} × ${n} = ${bar}`}`;
    body.mustBe("verdict", "threshold", settings.fields.text("threshold"), body.text("threshold"));
    body.mustBe("verdict", "satisfied", satisfied, body.count("satisfied"));
    body.mustBe("verdict", "seated", n, body.count("seated"));
    body.mustBe("verdict", "passed", passed, body.flag("passed"));
    body.mustBe("verdict", "inequality", inequality, body.text("inequality"));
    const outcome = passed ? "Passed" : settings.failedItem === "Discipline" ? "Referred" : "SentBack";
    body.mustBe("verdict", "outcome", outcome, body.text("outcome"));
    body.mustBe("verdict", "referral", outcome === "Referred", body.flag("referral"));
    this.stage = "Decided";
    this.result = { key: `item-${outcome}`, facts: { item: this.number, title: this.title, n, satisfied, ...this.figures, inequality } };
  }

  publish(body: Fields): void {
    this.must(body, "Decided");
    this.stage = "Published";
  }

  consent(body: Fields, isDrawn: boolean): void {
    this.mustHold(body, this.isBeforeBallot && this.rounds === 0);
    const needed = isDrawn ? officers : officers.slice(0, 2);
    const by = body.text("by");
    body.must(needed.includes(by) && !this.consents.has(by), "item-order", "by", needed.filter((one) => !this.consents.has(one)).join(" | "));
    this.consents.add(by);
    const isOut = needed.every((one) => this.consents.has(one));
    body.mustBe("item-order", "withdrawn", isOut, body.flag("withdrawn"));
    if (!isOut) return;
    this.stage = "Withdrawn";
    this.result = { key: "item-withdrawn", facts: { item: this.number, title: this.title } };
  }

  object(body: Fields): void {
    this.must(body, "Published");
    this.objections++;
  }

  decideObjection(body: Fields): void {
    const number = body.count("objection");
    body.must(number >= 1 && number <= this.objections, "item-order", "objection", `1-${this.objections}`);
    if (body.flag("upheld")) this.result = { key: "item-voided", facts: { item: this.number, title: this.title } };
  }

  mustBePublished(body: Fields): void {
    this.must(body, "Published");
  }

  /** Ballots, credentials, heads, judges: none more than the next. */
  private isBoxVoid(box: Fields): boolean {
    return box.count("credentials") > box.count("heads") || box.count("heads") > this.n;
  }

  /** Judges who can vote now: seated, not recused, in the hall. */
  private able(hall: Hall): number {
    return hall.judges.filter((label) => this.seated.has(label) && !this.left.has(label) && hall.checkedIn.has(label)).length;
  }

  private seat(body: Fields, hall: Hall, settings: Settings, leastSeats: number): void {
    const seated = body.texts("seated");
    const isAll = settings.base === "AllAppointed";
    body.must(isAscending(seated), "item-seated", "seated", "ascending");
    const judges = new Set(hall.judges);
    const wrong = seated.find((label) => !judges.has(label) || hall.isRecused(label, this.number) || !(isAll || hall.checkedIn.has(label)));
    if (wrong !== undefined) throw body.lie("item-seated", "seated", isAll ? "appointed" : "judge.checked-in", wrong);
    body.must(hall.seats.filter((seat) => seated.includes(seat.label)).length >= leastSeats, "item-seated", "seated", `>= ${leastSeats} seats`);
    for (const label of seated) this.seated.add(label);
  }

  private must(body: Fields, stage: ItemStage): void {
    this.mustHold(body, this.stage === stage);
  }

  private mustHold(body: Fields, holds: boolean): void {
    if (!holds) throw body.lie("item-order", "type", `item ${this.number}`, this.stage);
  }
}
