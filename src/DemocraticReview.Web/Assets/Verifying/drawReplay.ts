/** A draw held again from its entries (docs/record-format.md, 6). */
import { fromHex, toHex } from "../Recording/bytes";
import { canonicalText } from "../Recording/canonical";
import type { Json } from "../Recording/json";
import { isHex, isStatementSigned } from "../Recording/statement";
import type { TreeHead } from "../Recording/tree";
import { type Binding, type Member, type Ticketed, type Walked, announcementHash, byTicket, commitOf, recusalsHash, ticketKey, walk } from "../Drawing/draw";
import { commitDomain, commitStatement, diceDomain, diceStatement } from "../Drawing/statements";
import type { Chain, Entry } from "./chain";
import { type Fields, isAscending, shown } from "./lie";
import type { Settings } from "./settings";
import { rosterName } from "./bundle";

const forms = { Light: { witnesses: 2, dice: 6 }, Strict: { witnesses: 3, dice: 10 }, DiceAlone: { witnesses: 0, dice: 10 }, PaperLots: { witnesses: 0, dice: 0 } } as const;
export type Form = keyof typeof forms;
const formNames = Object.keys(forms) as Form[];
const parts = ["Scrutineer", "Observer", "CorpsMember", "Judge", "RespondentsChoice"];
const mostMissingReveals = 2;

export interface Witness {
  readonly witness: number;
  readonly key: string;
}

export class DrawReplay {
  readonly number: number;
  readonly form: Form;
  readonly members: number;
  readonly witnesses: readonly Witness[];
  /** Null until the roster is frozen. */
  roster: readonly Member[] | null = null;
  /** Rule by label. */
  recused: ReadonlyMap<string, string> = new Map();
  /** Null where lots took the place of tickets. */
  key: Uint8Array | null = null;
  /** All who could be drawn, in order; once there is a panel. */
  inOrder: readonly Ticketed[] = [];
  walked: Walked = { panel: [], reserves: [] };
  private binding: Binding | null = null;
  private frozen: TreeHead | null = null;
  private committed: TreeHead | null = null;
  private reading = 1;
  private lots: readonly Member[] | null = null;
  private readonly commits = new Map<number, string>();
  private readonly dice = new Map<number, string>();
  private readonly reveals = new Map<number, string>();

  constructor(private readonly chain: Chain, private readonly announced: Fields, private readonly settings: Settings, missingReveals: number, heads: readonly string[]) {
    this.number = announced.count("draw");
    announced.mustBe("draw-form", "meeting", chain.meeting, announced.text("meeting"));
    this.form = announced.word("form", formNames);
    announced.mustBe("draw-form", "form", missingReveals < mostMissingReveals ? settings.drawForm : "PaperLots", this.form);
    announced.mustBe("draw-form", "dice", forms[this.form].dice, announced.count("dice"));
    announced.mustBe("draw-form", "seats", settings.seats, announced.count("seats"));
    announced.mustBe("draw-form", "reserves", settings.reserves, announced.count("reserves"));
    announced.mustBe("draw-form", "minimums", canonicalText(settings.fields.object("professionMinimums").json), canonicalText(announced.object("minimums").json));
    this.members = announced.count("members");
    this.witnesses = announced.objects("witnesses").map((one) => ({ witness: one.count("witness"), key: one.text("key") }));
    this.checkWitnesses();
    announced.mustBe("draw-form", "heads", heads.join(" "), announced.objects("heads").map((head) => head.text("label")).join(" "));
  }

  get agreedDice(): string | null {
    const found = [...this.dice.values()];
    return found.length === Math.max(1, this.witnesses.length) && new Set(found).size === 1 ? found[0]! : null;
  }

  get id(): string {
    return `${this.chain.meeting}/${this.number}`;
  }

  mustBeOpenForRoster(entry: Entry): void {
    this.must(entry, this.roster === null, "draw.roster");
  }

  freeze({ seq, body }: Entry, roster: readonly Member[]): void {
    const recused = body.objects("recused").map((one) => [one.text("label"), one.text("reason")] as const);
    body.must(isAscending(recused.map(([label]) => label)), "roster-recused", "recused", "ascending");
    const labels = new Set(roster.map((member) => member.label));
    body.must(recused.every(([label]) => labels.has(label)), "roster-recused", "recused", rosterName(this.number));
    [this.roster, this.recused, this.frozen] = [roster, new Map(recused), this.chain.headAt(seq)];
    this.binding = { draw: this.id, announcement: announcementHash(this.announced.json), roster: body.hash("root"), recusals: recusalsHash(body.json["recused"]!) };
    this.committed = this.witnesses.length === 0 ? this.frozen : null;
  }

  commit(entry: Entry): void {
    const { body, seq } = entry;
    this.must(entry, this.binding !== null && this.witnesses.length > 0 && this.dice.size === 0 && this.reading === 1, "draw.committed");
    const { witness, key } = this.witnessOf(body);
    const commit = body.hash("commit");
    body.must(!this.commits.has(witness), "draw-order", "witness", "1 ×");
    this.commits.set(witness, commit);
    mustBeHead(body, "commit", this.frozen!);
    const isSigned = isStatementSigned(key, commitDomain, commitStatement(this.binding!, witness, commit, this.frozen!), body.text("signature"));
    body.must(isSigned, "commit", "signature", `ECDSA ${key}`);
    this.committed = this.commits.size === this.witnesses.length ? this.chain.headAt(seq) : null;
  }

  takeDice(entry: Entry): void {
    const { body } = entry;
    this.must(entry, this.committed !== null && this.form !== "PaperLots" && this.reveals.size === 0 && this.agreedDice === null, "draw.dice");
    if (new Set(this.dice.values()).size > 1) {
      this.dice.clear();
      this.reading++;
    }
    body.mustBe("dice", "reading", this.reading, body.count("reading"));
    mustBeHead(body, "dice", this.committed!);
    const dice = body.text("dice");
    body.must(new RegExp(`^[0-9]{${forms[this.form].dice}}$`).test(dice), "dice", "dice", `${forms[this.form].dice} × 0-9`);
    if (this.witnesses.length === 0) {
      body.mustBe("dice", "witness", 0, body.count("witness"));
      body.mustBe("dice", "signature", null, body.textOrNull("signature"));
      this.dice.set(0, dice);
      return;
    }
    const { witness, key } = this.witnessOf(body);
    body.must(!this.dice.has(witness), "draw-order", "witness", "1 ×");
    this.dice.set(witness, dice);
    const statement = diceStatement(this.id, this.reading, witness, dice, this.committed!);
    body.must(isStatementSigned(key, diceDomain, statement, body.text("signature")), "dice", "signature", `ECDSA ${key}`);
  }

  reveal(entry: Entry): void {
    const { body } = entry;
    this.must(entry, this.commits.size > 0 && this.agreedDice !== null, "draw.revealed");
    const { witness, key } = this.witnessOf(body);
    body.must(!this.reveals.has(witness), "draw-order", "witness", "1 ×");
    this.reveals.set(witness, body.hash("secret"));
    const opened = commitOf(this.binding!, witness, key, fromHex(body.hash("secret")));
    body.mustBe("reveal", "secret", this.commits.get(witness)!, opened);
  }

  /** True where a reveal was missing. */
  voidBy(body: Fields): boolean {
    const { witness } = this.witnessOf(body);
    const cause = body.word("cause", ["RevealMissing", "WitnessLeft"]);
    const isMissing = cause === "RevealMissing";
    const holds = isMissing ? this.agreedDice !== null && !this.reveals.has(witness) : this.agreedDice === null;
    body.must(holds && this.roster !== null, "draw-void", "cause", isMissing ? "WitnessLeft" : "RevealMissing");
    return isMissing;
  }

  takeLots(entry: Entry): void {
    this.must(entry, this.roster !== null && this.form === "PaperLots" && this.lots === null, "draw.lots");
    const box = new Map(this.eligible().map((member) => [member.label, member]));
    const order = entry.body.texts("order");
    entry.body.must(order.every((label) => box.has(label)) && new Set(order).size === order.length, "panel", "order", rosterName(this.number));
    this.lots = order.map((label) => box.get(label)!);
  }

  /** Draws again; panel, reserves, tickets and strata must be those of the entry. */
  panel(entry: Entry): void {
    const { body } = entry;
    const isDone = this.form === "PaperLots" ? this.lots !== null : this.agreedDice !== null && this.reveals.size === this.witnesses.length;
    this.must(entry, isDone, "panel.drawn", "panel-missing");
    body.mustBe("panel", "form", this.form, body.text("form"));
    this.key = this.form === "PaperLots" ? null : this.ticketKey();
    body.mustBe("panel-prk", "prk", this.key === null ? null : toHex(this.key), body.textOrNull("prk"));
    const eligible = this.eligible();
    this.inOrder = this.key === null ? this.lots!.map((member) => ({ ...member, ticket: null })) : byTicket(this.key, eligible);
    this.walked = walk(this.inOrder, this.settings.seats, this.settings.reserves, this.settings.minimums);
    body.must(this.walked.panel.length === this.settings.seats, "panel", "panel", `${this.settings.seats}`);
    body.mustBe("panel", "eligible", eligible.length, body.count("eligible"));
    mustBeList(body, "panel", this.walked.panel.map(drawnJson));
    mustBeList(body, "reserves", this.walked.reserves.map(drawnJson));
    mustBeList(body, "strata", strataJson(eligible, this.walked.panel));
  }

  witnessOf(body: Fields): Witness {
    const found = this.witnesses.find((one) => one.witness === body.count("witness"));
    if (found === undefined) throw body.lie("draw-form", "witness", `1-${this.witnesses.length}`, String(body.count("witness")));
    return found;
  }

  private ticketKey(): Uint8Array {
    const inOrder = (values: ReadonlyMap<number, string>): string[] => this.witnesses.map((one) => values.get(one.witness)!);
    return ticketKey({
      ...this.binding!, members: this.members, commits: inOrder(this.commits), reveals: inOrder(this.reveals), dice: this.agreedDice!, checkpoint: this.committed!.root,
    });
  }

  private eligible(): Member[] {
    return this.roster!.filter((member) => !this.recused.has(member.label));
  }

  private checkWitnesses(): void {
    const { announced, witnesses } = this;
    const isGood = witnesses.every((one, i) => one.witness === i + 1 && isHex(one.key, 65) && !witnesses.slice(0, i).some((before) => before.key === one.key));
    announced.must(isGood, "draw-form", "witnesses", "1, 2, … key ≠ key");
    const found = announced.objects("witnesses").map((one) => one.word("part", parts));
    const least = forms[this.form].witnesses;
    const isEnough = least === 0 ? found.length === 0 : found.length >= least && (this.form !== "Strict" || found.includes("RespondentsChoice"));
    announced.must(isEnough, "draw-form", "witnesses", `${this.form}: >= ${least}`);
  }

  private must({ body }: Entry, holds: boolean, step: string, code = "draw-order"): void {
    if (!holds) throw body.lie(code, "type", this.due(), step);
    body.mustBe("draw-number", "draw", this.number, body.count("draw"));
  }

  /** The step that would be next. */
  private due(): string {
    if (this.roster === null) return "draw.roster";
    if (this.form === "PaperLots") return this.lots === null ? "draw.lots" : "panel.drawn";
    if (this.committed === null) return "draw.committed";
    if (this.agreedDice === null) return "draw.dice";
    return this.reveals.size < this.witnesses.length ? "draw.revealed" : "panel.drawn";
  }
}

const drawnJson = ({ label, stratum, ticket }: Ticketed): Json => ({ label, stratum, ticket: ticket === null ? null : toHex(ticket) });

function strataJson(eligible: readonly Member[], panel: readonly Member[]): Json[] {
  const count = (list: readonly Member[], stratum: string): number => list.filter((member) => member.stratum === stratum).length;
  return [...new Set(eligible.map((member) => member.stratum))].sort().map((stratum) => ({ stratum, eligible: count(eligible, stratum), seated: count(panel, stratum) }));
}

function mustBeHead(body: Fields, code: string, head: TreeHead): void {
  const named = body.object("checkpoint");
  named.mustBe(code, "size", head.size, named.count("size"));
  named.mustBe(code, "root", head.root, named.text("root"));
}

/** Names the first member that differs. */
function mustBeList(body: Fields, name: string, expected: readonly Json[]): void {
  const found = body.objects(name);
  for (let i = 0; i < Math.max(expected.length, found.length); i++) {
    const [right, there] = [expected[i] === undefined ? "-" : canonicalText(expected[i]!), found[i] === undefined ? "-" : shown(found[i]!.json)];
    if (right !== there) throw body.lie("panel", `${name}[${i}]`, right, there);
  }
}
