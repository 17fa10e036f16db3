/** Who sits, who waits and who is in the hall, everybody by label (docs/record-format.md, 7). */
import { type Member, fillSeat } from "../Drawing/draw";
import type { Fields } from "./lie";
import type { Settings } from "./settings";

const vacancies = ["Absent", "Ill", "Recused", "OtherDuty"] as const;

export class Hall {
  seats: Member[] = [];
  reserves: Member[] = [];
  readonly heads: string[] = [];
  readonly checkedIn = new Set<string>();
  /** Seats of the draw in force, empty ones included. */
  drawnSeats = 0;
  private readonly recusedHeads = new Set<string>();

  get judges(): string[] {
    return [...this.seats.map((seat) => seat.label), ...this.heads];
  }

  get appointed(): number {
    return this.seats.length + this.heads.length;
  }

  get present(): number {
    return this.judges.filter((label) => this.checkedIn.has(label)).length;
  }

  knows(label: string): boolean {
    return this.judges.includes(label) || this.reserves.some((reserve) => reserve.label === label);
  }

  seat(panel: readonly Member[], reserves: readonly Member[]): void {
    [this.seats, this.reserves, this.drawnSeats] = [[...panel], [...reserves], panel.length];
    this.checkedIn.clear();
  }

  /** A representative leaves for good, a head for one item. */
  recuse(label: string, item: number | null): void {
    this.seats = this.seats.filter((seat) => seat.label !== label);
    this.reserves = this.reserves.filter((reserve) => reserve.label !== label);
    if (item !== null) this.recusedHeads.add(`${item} ${label}`);
  }

  isRecused(label: string, item: number): boolean {
    return this.recusedHeads.has(`${item} ${label}`);
  }

  /** Fills the seat again; what comes out must be what stands in the entry. Returns what is worth telling. */
  fill(body: Fields, settings: Settings): { left: string; reserve: string; reason: string } {
    const left = body.textOrNull("left");
    const reason = body.word("reason", vacancies);
    const isVacant = left === null ? this.drawnSeats > this.seats.length && reason === "Recused" : this.seats.some((seat) => seat.label === left) && reason !== "Recused";
    body.must(isVacant && !(reason === "Absent" && this.checkedIn.has(left!)), "seat", "left", "vacant");
    const isAbsent = (label: string): boolean => this.checkedIn.size > 0 && !this.checkedIn.has(label);
    const sitting = this.seats.filter((seat) => seat.label !== left);
    const filled = fillSeat(sitting, this.reserves, this.drawnSeats, settings.minimums, isAbsent);
    if (filled === null) throw body.lie("seat", "reserve", "-", body.text("reserve"));
    body.mustBe("seat", "reserve", filled.reserve, body.text("reserve"));
    const passedOver = body.objects("passedOver").map((one) => `${one.text("label")}:${one.text("reason")}`).join(" ");
    body.mustBe("seat", "passedOver", filled.passedOver.map((one) => `${one.label}:${one.reason}`).join(" "), passedOver);
    body.mustBe("seat", "minimumsKept", filled.minimumsKept, body.flag("minimumsKept"));
    this.seats = [...sitting, this.reserves.find((reserve) => reserve.label === filled.reserve)!];
    this.reserves = this.reserves.filter((reserve) => reserve.label !== filled.reserve);
    if (left !== null) this.checkedIn.delete(left);
    return { left: left ?? "-", reserve: filled.reserve, reason };
  }

  /** Counts of the entry against the hall, and a quorum. */
  mustHaveQuorum(body: Fields, settings: Settings): void {
    body.mustBe("session", "appointed", this.appointed, body.count("appointed"));
    body.mustBe("session", "present", this.present, body.count("present"));
    const there = this.seats.filter((seat) => this.checkedIn.has(seat.label)).length;
    body.must(there >= settings.minimumRepresentatives, "session", "present", `${settings.minimumRepresentatives} seats`);
    const [numerator, denominator] = settings.quorum;
    body.must(this.present * denominator >= this.appointed * numerator, "session", "present", `${denominator} × present >= ${numerator} × ${this.appointed}`);
  }
}
