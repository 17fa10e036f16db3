/** The workflow file that ran, and the settings in force: those of the file, and no weaker than the procedure's name promises. */
import { canonicalText } from "../Recording/canonical";
import { fromUtf8, toHex } from "../Recording/bytes";
import { sha256 } from "../Recording/hash";
import { type Json, type JsonObject, JsonError } from "../Recording/json";
import { type Fields, Lie, isObject, shown } from "./lie";

const words = {
  selection: ["Drawn", "AllMembers"], drawForm: ["Light", "Strict", "DiceAlone"], base: ["SeatedAtQuestioning", "SeatedAtBallot", "AllAppointed"],
  failedItem: ["Discipline", "BackToOwner"], recusalLevel: ["Unit", "Person", "Nobody"],
  passedItem: ["Nowhere", "Release"], recurs: ["Never", "Monthly"], publication: ["Full", "VerdictOnly"],
} as const;
const numbers: Readonly<Record<string, readonly [number, number]>> = {
  seats: [1, 10_000], reserves: [0, 1_000], minimumRepresentatives: [1, 10_000], noticeWorkingDays: [0, 60], ballotReminders: [0, 10], objectionWorkingDays: [1, 60],
};
const namedTexts = ["procedure", "referralProcedure", "question", "questionEn", "displayName", "displayNameEn"];
const shares = ["headsAtMost", "quorum", "threshold"];
const lists = {
  answers: ["Satisfied", "Dissatisfied", "Abstained"], channels: ["Paper", "Phone"],
  grounds: ["PriceGap", "ContractLoopholes", "TechnicalAgreement", "WorkersReaction", "Submission"],
} as const;
const changgangsLeast = 15;

export type Share = readonly [numerator: number, denominator: number];

/** Settings as the checks need them. */
export class Settings {
  readonly seats: number;
  readonly reserves: number;
  readonly minimumRepresentatives: number;
  readonly minimums: ReadonlyMap<string, number>;
  readonly quorum: Share;
  readonly threshold: Share;
  readonly reminders: number;
  readonly channels: readonly string[];
  readonly selection: (typeof words.selection)[number];
  readonly drawForm: (typeof words.drawForm)[number];
  readonly base: (typeof words.base)[number];
  readonly failedItem: (typeof words.failedItem)[number];

  constructor(readonly fields: Fields) {
    [this.seats, this.reserves, this.minimumRepresentatives, this.reminders] = [number(fields, "seats"), number(fields, "reserves"), number(fields, "minimumRepresentatives"), number(fields, "ballotReminders")];
    for (const name of Object.keys(numbers)) number(fields, name);
    for (const name of namedTexts) fields.must(/^[^]{1,200}$/.test(fields.text(name)), "settings", name, "1-200");
    for (const name of ["recusalLevel", "passedItem", "recurs", "publication"] as const) if (fields.has(name)) fields.word(name, words[name]);
    this.selection = fields.word("selection", words.selection);
    this.drawForm = fields.word("drawForm", words.drawForm);
    this.base = fields.word("base", words.base);
    this.failedItem = fields.word("failedItem", words.failedItem);
    const minimums = fields.object("professionMinimums");
    this.minimums = new Map(Object.keys(minimums.json).map((profession) => [profession, minimums.count(profession)]));
    [, this.quorum, this.threshold] = [shareOf(fields, "headsAtMost"), shareOf(fields, "quorum"), shareOf(fields, "threshold")];
    for (const name of Object.keys(lists) as (keyof typeof lists)[]) checkList(fields, name);
    checkWords(fields);
    if (fields.has("officeSeats")) checkOffices(fields);
    this.channels = fields.texts("channels");
    const known = [...Object.keys(words), ...Object.keys(numbers), ...namedTexts, ...shares, ...Object.keys(lists), "professionMinimums", "officeSeats", "words"];
    for (const name of Object.keys(fields.json)) fields.must(known.includes(name), "settings", name, "-");
  }

  /** What the file's name promises, and that the numbers make sense together. */
  checkSense(definitionId: string): void {
    const { fields, seats, minimumRepresentatives: least } = this;
    const names = [definitionId, ...["procedure", "displayName", "displayNameEn"].map((name) => fields.text(name))];
    if (names.some((name) => /changgang/i.test(name) || name.includes(changgang))) {
      fields.must(seats >= changgangsLeast, "settings", "seats", `>= ${changgangsLeast}`);
      fields.must(least >= changgangsLeast, "settings", "minimumRepresentatives", `>= ${changgangsLeast}`);
      fields.must(this.selection === "Drawn", "settings", "selection", "Drawn");
      fields.must(2 * this.threshold[0] >= this.threshold[1], "settings", "threshold", ">= 1/2");
      fields.must(this.failedItem === "Discipline", "settings", "failedItem", "Discipline");
    }
    fields.must(this.selection !== "Drawn" || least <= seats, "settings", "minimumRepresentatives", `<= ${seats}`);
    fields.must([...this.minimums.values()].reduce((sum, n) => sum + n, 0) <= seats, "settings", "professionMinimums", `<= ${seats}`);
  }
}

const changgang = "长钢";

/** The settings in force, once file and record agree on them. */
export function checkWorkflow(bytes: Uint8Array, created: Fields): Settings {
  const definition = created.object("definition");
  const hash = toHex(sha256(bytes));
  if (hash !== definition.hash("sha256")) throw new Lie("workflow-hash", "workflow.json", "", definition.hash("sha256"), hash);
  const fields = created.object("settings");
  const inFile = settingsOf(bytes);
  for (const [name, value] of Object.entries(inFile)) {
    const inForce = fields.json[name];
    const isHigher = name === "seats" && typeof value === "number" && typeof inForce === "number" && inForce >= value;
    fields.must(isHigher || (inForce !== undefined && isSame(value, inForce)), "settings", name, shown(value));
  }
  const settings = new Settings(fields);
  settings.checkSense(definition.text("id"));
  return settings;
}

/** The workflow file is not canonical and may hold fractions elsewhere: any reader of JSON will do, since its bytes are bound by their hash. */
function settingsOf(bytes: Uint8Array): JsonObject {
  try {
    const { settings } = JSON.parse(fromUtf8(bytes)) as { settings?: Json };
    if (isObject(settings)) return settings;
  } catch {
    // said below
  }
  throw new Lie("settings", "workflow.json", "settings", "object", "-");
}

function isSame(a: Json, b: Json): boolean {
  try {
    return canonicalText(a) === canonicalText(b);
  } catch (error) {
    if (error instanceof JsonError) return false;
    throw error;
  }
}

function number(fields: Fields, name: string): number {
  const [least, most] = numbers[name]!;
  const value = fields.count(name);
  fields.must(value >= least && value <= most, "settings", name, `${least}-${most}`);
  return value;
}

function shareOf(fields: Fields, name: string): Share {
  const [, numerator, denominator] = /^([0-9]{1,9})\/([0-9]{1,9})$/.exec(fields.text(name)) ?? [];
  const share: Share = [Number(numerator), Number(denominator)];
  fields.must(share[0] > 0 && share[1] > share[0], "settings", name, "1/2");
  return share;
}

/** What the procedure calls things: read, since pages and papers speak so; nothing is decided by it. */
function checkWords(fields: Fields): void {
  const said = fields.object("words");
  for (const term of Object.keys(said.json)) {
    const word = said.object(term);
    for (const name of ["zh", "en"]) word.must(/^[^]{1,200}$/.test(word.text(name)), "settings", name, "1-200");
  }
}

function checkOffices(fields: Fields): void {
  for (const seat of fields.objects("officeSeats")) {
    for (const name of ["zh", "en"]) seat.must(/^[^]{1,200}$/.test(seat.text(name)), "settings", name, "1-200");
    seat.must(seat.count("seats") >= 1, "settings", "seats", ">= 1");
  }
}

function checkList(fields: Fields, name: keyof typeof lists): void {
  const found = fields.texts(name);
  const isKnown = found.every((word) => (lists[name] as readonly string[]).includes(word)) && new Set(found).size === found.length;
  const isEnough = name !== "answers" ? found.length > 0 : found.includes("Satisfied") && found.includes("Dissatisfied");
  fields.must(isKnown && isEnough, "settings", name, lists[name].join(" | "));
}

