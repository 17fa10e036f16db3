/** Every type of entry and the shape of its body (docs/record-format.md, 9). What is not named there says nothing. */
import { type Fields } from "./lie";

/** Reads the fields that have to be there; a lie where one is missing or of another kind. */
type Shape = (body: Fields) => void;

const nothing: Shape = () => {};
const item: Shape = (body) => void body.count("item");
const checkpoint: Shape = (body) => {
  const head = body.object("checkpoint");
  head.count("size");
  head.text("root");
};
const both = (...shapes: Shape[]): Shape => (body) => shapes.forEach((shape) => shape(body));
const counts = (...names: string[]): Shape => (body) => names.forEach((name) => body.count(name));
const texts = (...names: string[]): Shape => (body) => names.forEach((name) => body.text(name));
const flags = (...names: string[]): Shape => (body) => names.forEach((name) => body.flag(name));
/** Times are read as texts: nothing is decided by them. */
const times = texts;
/** Null, or not there, where a round is on paper. */
const box = (shape: Shape): Shape => (body) => {
  if (body.has("box") && body.json["box"] !== null) shape(body.object("box"));
};
const recusal: Shape = (body) => {
  body.flag("granted");
  body.countOrNull("item");
  body.textOrNull("label");
  body.count("number");
  body.flag("postpones");
};
const drawn = (name: string): Shape => (body) =>
  body.objects(name).forEach((one) => {
    one.text("label");
    one.text("stratum");
    one.textOrNull("ticket");
  });

export const types: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ["meeting.created", both(texts("enterprise", "key", "number", "place", "title"), times("heldAt"), flags("rehearsal"), (body) => {
    body.object("definition").text("id");
    body.object("definition").hash("sha256");
    body.object("definition").count("version");
    body.object("log").hash("root");
    body.object("log").count("size");
    body.object("settings");
    body.textOrNull("follows");
  })],
  ["agenda.item-added", both(item, counts("respondents"), texts("title"), (body) => {
    body.hash("dossier");
    body.texts("grounds");
  })],
  ["head.appointed", texts("label")],
  ["officer.appointed", texts("role")],
  ["meeting.announced", texts("question")],
  ["recusal.raised", recusal],
  ["recusal.decided", recusal],
  ["draw.announced", both(counts("dice", "draw", "members", "reserves", "seats"), texts("form", "meeting"), times("recusalsUntil"), (body) => {
    body.objects("heads").forEach((head) => both(texts("label"), (one) => void one.hash("person"))(head));
    body.object("minimums");
    body.textOrNull("reason");
    body.objects("witnesses").forEach((witness) => both(counts("witness"), texts("key", "part"))(witness));
  })],
  ["draw.roster", both(counts("draw", "members"), (body) => {
    body.hash("root");
    body.objects("recused").forEach((one) => texts("label", "reason")(one));
  })],
  ["draw.committed", both(checkpoint, counts("draw", "witness"), texts("signature"), (body) => void body.hash("commit"))],
  ["draw.dice", both(checkpoint, counts("draw", "reading", "witness"), texts("dice"), (body) => void body.textOrNull("signature"))],
  ["draw.revealed", both(counts("draw", "witness"), (body) => void body.hash("secret"))],
  ["draw.voided", both(counts("draw", "witness"), texts("cause"))],
  ["draw.lots", both(counts("draw"), (body) => void body.texts("order"))],
  ["panel.drawn", both(counts("draw", "eligible"), texts("form"), drawn("panel"), drawn("reserves"), (body) => {
    body.textOrNull("prk");
    body.objects("strata").forEach((one) => both(counts("eligible", "seated"), texts("stratum"))(one));
  })],
  ["judges.notified", nothing],
  ["link.bound", texts("role")],
  ["link.reissued", texts("role")],
  ["judge.checked-in", texts("label")],
  ["seat.filled", both(counts("draw"), texts("reason", "reserve"), flags("minimumsKept"), (body) => {
    body.textOrNull("left");
    body.objects("passedOver").forEach((one) => texts("label", "reason")(one));
    body.textOrNull("signature");
    body.countOrNull("witness");
  })],
  ["session.opened", counts("appointed", "present")],
  ["meeting.postponed", nothing],
  ["meeting.rescheduled", both(texts("place"), times("heldAt"))],
  ["questioning.opened", both(item, counts("appointed", "present", "recused"), (body) => void body.texts("seated"))],
  ["question.asked", item],
  ["question.answered", both(item, counts("question"))],
  ["facts.checked", item],
  ["statement.filed", item],
  ["last-word.given", item],
  ["questioning.closed", item],
  ["withdrawal.consented", both(item, texts("by"), flags("withdrawn"))],
  ["holder.named", both(counts("holder"), texts("part"))],
  ["key.registered", both(counts("holder"), texts("device", "key", "signature"), (body) => texts("challenge", "response")(body.object("pok")))],
  ["key.destroyed", counts("holder")],
  ["registration.opened", both(item, counts("round"), (body) => void (body.has("script") && body.textOrNull("script")))],
  ["registration.emptied", item],
  ["heads.counted", both(item, counts("heads"))],
  ["list.frozen", both(item, counts("issued"), texts("poll"), (body) => {
    body.texts("labels");
    body.hash("setup");
  })],
  ["list.signed", both(item, texts("signature"))],
  ["list.checked", both(item, texts("label"))],
  ["tablet.set-up", nothing],
  ["tablet.chosen", both(texts("by", "label"), flags("tablet"))],
  ["decryption.given", both(item, counts("holder"), (body) => void body.hash("part"))],
  ["ballot.opened", both(item, counts("issued", "present", "round"), texts("channel"), box(both(counts("heads"), texts("poll"), (one) => void one.hash("setup"))), (body) => void body.textsOrNull("seated"))],
  ["ballot.reminded", both(item, counts("reminder"))],
  ["ballot.closed", both(item, counts("collected"), flags("void"), box(both(counts("ballots", "credentials", "heads"), texts("poll"), (one) => void one.hash("end"))))],
  ["round.voided", item],
  ["count.entered", both(item, flags("differs"))],
  ["tally.signed", both(item, counts("abstained", "appointed", "collected", "dissatisfied", "invalid", "issued", "notCast", "present", "recused", "satisfied", "seated", "valid"))],
  ["item.decided", both(item, counts("satisfied", "seated"), texts("inequality", "outcome", "threshold"), flags("passed", "referral"))],
  ["result.published", both(item, times("objectionsUntil"))],
  ["objection.filed", both(item, texts("by"))],
  ["objection.decided", both(item, counts("objection"), flags("upheld"))],
  ["rectification.required", both(item, times("dueAt"))],
  ["rectification.reported", both(item, counts("rectification"))],
  ["rectification.judged", both(item, counts("rectification"), flags("confirmed"))],
  ["item.released", item],
  ["meeting.next-begun", texts("next")],
  ["recurrence.stopped", nothing],
  ["flow.retried", nothing],
  ["meeting.concluded", nothing],
  ["meeting.closed", nothing],
  ["record.corrected", nothing],
  ["record.key-rotated", texts("key", "proof")],
  ["checkpoint.witnessed", both(counts("draw", "size", "witness"), texts("purpose", "root", "signature"))],
]);
