// A draw as a server shows it to its witnesses.
import type { Json } from "../../../src/DemocraticReview.Web/Assets/Recording/json";
import type { ATree } from "../Recording/aTree";

interface Act { key: string; commit: string; signature: string; dice: string; reading: number; secret: string }

export class DrawOnServer {
  private readonly keys = new Map<number, string>();
  private readonly commits = new Map<number, number>();
  private readonly dice: { witness: number; reading: number; dice: string; checkpoint: { root: string; size: number }; signature: string }[] = [];
  private readonly secrets = new Map<number, string>();
  private announced: Json = null;
  private roster: Json = null;
  private frozen: { root: string; size: number } | null = null;
  private committed: { root: string; size: number } | null = null;

  constructor(private readonly tree: ATree) {}

  step(to: string): Json {
    if (to === "announce") {
      this.announced = { draw: 1, dice: 6, members: 2, witnesses: [...this.keys].sort(([a], [b]) => a - b).map(([witness, key]) => ({ key, part: "Scrutineer", witness })) };
      this.tree.add("draw.announced", this.announced);
      this.roster = { draw: 1, members: 2, recused: [], root: "22".repeat(32) };
      this.frozen = this.tree.head(this.tree.add("draw.roster", this.roster));
    }
    return { keys: this.keys.size, commits: this.commits.size, dice: this.dice.length, secrets: this.secrets.size };
  }

  sees(): Json {
    const seqs = [...this.commits.values()];
    const shown = this.committed === null ? [] : seqs.map((seq) => this.tree.shown(seq, this.committed!.size));
    const last = this.dice.filter((one) => one.reading === this.reading());
    const differs = new Set(last.map((one) => one.dice)).size > 1;
    return {
      meeting: "00000384-0000-0000-0000-000000000001", announced: this.announced, roster: this.roster, frozen: this.frozen as unknown as Json,
      witnesses: [...this.keys.keys()].map((witness) => ({ witness, committed: this.commits.has(witness) })), checkpoint: this.committed as unknown as Json, step: "Commit", typed: null,
      commits: shown as unknown as Json, reading: differs ? this.reading() + 1 : this.reading(), dice: this.dice as unknown as Json, voided: null,
    };
  }

  does(witness: number, act: string, body: Act): Json {
    if (act === "register-witness") this.keys.set(witness, body.key);
    if (act === "commit-draw" && !this.commits.has(witness)) {
      this.commits.set(witness, this.tree.add("draw.committed", { checkpoint: { ...this.frozen! }, commit: body.commit, draw: 1, signature: body.signature, witness }));
      if (this.commits.size === this.keys.size) this.committed = this.tree.head();
    }
    if (act === "confirm-dice" && !this.dice.some((one) => one.witness === witness && one.reading === body.reading)) {
      this.dice.push({ witness, reading: body.reading, dice: body.dice, checkpoint: this.committed!, signature: body.signature });
    }
    if (act === "reveal-secret") this.secrets.set(witness, body.secret);
    return null;
  }

  private reading(): number {
    return Math.max(1, ...this.dice.map((one) => one.reading));
  }
}
