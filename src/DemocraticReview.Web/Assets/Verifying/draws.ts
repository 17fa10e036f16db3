/** The draws of a meeting one after the other, each by its number (docs/record-format.md, 6). */
import { type Files, fileOf, rosterName } from "./bundle";
import type { Chain, Entry } from "./chain";
import { DrawReplay, type Witness } from "./drawReplay";
import type { Hall } from "./hall";
import { type Fields, Lie } from "./lie";
import type { Told } from "./replay";
import { readRoster } from "./roster";
import type { Settings } from "./settings";

export class Draws {
  /** The draw whose panel sits; null where nobody was drawn. */
  inForce: DrawReplay | null = null;
  /** Number of the last draw, voided ones included. */
  last = 0;
  private readonly all = new Map<number, DrawReplay>();
  private draw: DrawReplay | null = null;
  private missingReveals = 0;

  /** @param mustBeDue A lie where no draw is due. */
  constructor(
    private readonly chain: Chain,
    private readonly files: Files,
    private readonly settings: Settings,
    private readonly hall: Hall,
    private readonly told: Told[],
    private readonly mustBeDue: (body: Fields) => void,
  ) {}

  /** Whether a draw is being held whose roster is frozen. */
  get isFrozen(): boolean {
    return this.draw !== null && this.draw.roster !== null;
  }

  mustUseAllRosters(): void {
    const used = new Set([...this.all.values()].filter((draw) => draw.roster !== null).map((draw) => rosterName(draw.number)));
    const left = [...this.files.keys()].find((name) => name.startsWith("rosters/") && !used.has(name));
    if (left !== undefined) throw new Lie("file-unknown", left, "", "draw.roster", left);
  }

  /** Takes an entry of a draw; false where it is none. */
  take(entry: Entry): boolean {
    const { type, body } = entry;
    switch (type) {
      case "draw.announced":
        this.announce(body);
        return true;
      case "draw.roster": {
        const draw = this.drawOf(body);
        draw.mustBeOpenForRoster(entry);
        draw.freeze(entry, readRoster(draw.number, fileOf(this.files, rosterName(draw.number)), body, draw.members));
        return true;
      }
      case "draw.committed":
        this.drawOf(body).commit(entry);
        return true;
      case "draw.dice":
        this.drawOf(body).takeDice(entry);
        return true;
      case "draw.revealed":
        this.drawOf(body).reveal(entry);
        return true;
      case "draw.lots":
        this.drawOf(body).takeLots(entry);
        return true;
      case "draw.voided": {
        const draw = this.drawOf(body);
        body.mustBe("draw-number", "draw", draw.number, body.count("draw"));
        const isMissing = draw.voidBy(body);
        if (isMissing) this.missingReveals++;
        this.told.push({ key: isMissing ? "draw-voided" : "draw-left", facts: { draw: draw.number, witness: body.count("witness") } });
        this.draw = null;
        return true;
      }
      case "panel.drawn":
        this.panel(entry);
        return true;
      default:
        return false;
    }
  }

  private announce(body: Fields): void {
    const isDrawn = this.settings.selection === "Drawn";
    body.must(isDrawn && this.draw === null, "draw-order", "draw", this.draw === null ? "panel.drawn, NoDraw" : String(this.draw.number));
    body.mustBe("draw-number", "draw", this.last + 1, body.count("draw"));
    this.mustBeDue(body);
    const because = this.last > (this.inForce?.number ?? 0) ? "PreviousVoided" : this.inForce === null ? null : "ReservesUsedUp";
    body.mustBe("draw-due", "reason", because, body.textOrNull("reason"));
    this.draw = new DrawReplay(this.chain, body, this.settings, this.missingReveals, this.hall.heads);
    this.all.set(this.draw.number, this.draw);
    this.last = this.draw.number;
  }

  private drawOf(body: Fields): DrawReplay {
    if (this.draw === null) throw body.lie("draw-order", "type", "draw.announced", "-");
    return this.draw;
  }

  private panel(entry: Entry): void {
    const { body } = entry;
    if (this.settings.selection === "AllMembers") {
      this.mustBeDue(body);
      this.seatAll(body);
    } else {
      const { draw } = this;
      if (draw === null) throw body.lie("panel-missing", "type", "draw.announced", "-");
      draw.panel(entry);
      const { panel, reserves } = draw.walked;
      this.hall.seat(panel, reserves);
      const prk = body.textOrNull("prk") ?? "";
      this.told.push({ key: `draw-${draw.form}`, facts: {
        draw: draw.number, members: draw.members, recused: draw.recused.size, witnesses: draw.witnesses.length, dice: draw.agreedDice ?? "", seats: panel.length, reserves: reserves.length, prk,
      } });
      [this.inForce, this.draw, this.missingReveals] = [draw, null, 0];
    }
  }

  /** Every member sits: nothing to draw, nobody waits, no label twice. */
  private seatAll(body: Fields): void {
    body.mustBe("draw-number", "draw", ++this.last, body.count("draw"));
    body.mustBe("panel", "form", "NoDraw", body.text("form"));
    body.must(body.textOrNull("prk") === null && body.objects("reserves").length === 0, "panel", "prk", "null");
    const members = body.objects("panel").map((one) => ({ label: one.text("label"), stratum: one.text("stratum") }));
    body.must(new Set(members.map((member) => member.label)).size === members.length, "panel", "panel", "1 ×");
    body.mustBe("panel", "eligible", members.length, body.count("eligible"));
    this.hall.seat(members, []);
    this.told.push({ key: "no-draw", facts: { seats: members.length } });
  }

  witnessOf(body: Fields): Witness {
    const found = this.all.get(body.count("draw"))?.witnesses.find((one) => one.witness === body.count("witness"));
    if (found === undefined) throw body.lie("witnessed", "witness", "draw.announced", `${body.count("draw")}/${body.count("witness")}`);
    return found;
  }
}
