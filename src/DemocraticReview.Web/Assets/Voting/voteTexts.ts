/** Sentences of the judge's page. */
import { type Text, say } from "../Pages/language";

export const words = {
  practice: ["这是试投，不计入任何结果。", "This is a practice vote and counts for nothing."],
  rehearsal: ["这是彩排：票照样进箱、照样计，但整次会议不算数。", "This is a rehearsal: the ballot goes into the box and is counted, but the whole meeting decides nothing."],
  practiceDone: ["试投完成：这部手机能投票。正式投票也是这样点两下。", "Done: this phone can vote. The real vote is the same two taps."],
  practiceAgain: ["再试一次", "Try again"],
  waiting: ["投票还没有开始。请保持本页打开。", "The vote has not begun. Keep this page open."],
  registering: ["您的手机正在登记，不用操作。", "Your phone is registering by itself."],
  registered: ["您的手机已登记，等待名单封存。", "Your phone is registered; waiting for the list to be frozen."],
  frozen: ["名单已封存，您的手机在名单里。等待投票开始。", "The list is frozen and your phone is on it. Waiting for the ballot to open."],
  choose: ["请选择一项", "Choose one"],
  abstain: ["弃权", "Abstain"],
  abstainHint: ["弃权、未投均不计入满意票。", "An abstention, like a ballot not cast, is no satisfied vote."],
  chosen: ["您选择：{answer}", "You chose: {answer}"],
  confirm: ["投进评议箱", "Put it into the box"],
  back: ["重新选择", "Choose again"],
  sealing: ["正在加密……", "Sealing…"],
  sending: ["评议票已加密，正在送出。断网或锁屏都没关系，会自动重送。", "Your ballot is sealed and on its way. It is sent again by itself after a break."],
  inBox: ["您的评议票已在评议箱里。", "Your ballot is in the box."],
  tracker: ["追踪号：{tracker}", "Tracker: {tracker}"],
  trackerHint: ["箱里有这个号，就有您的票；号里看不出您选了什么。", "Where this tracker is in the box, your ballot is; it does not tell what you chose."],
  replace: ["更改我的选择", "Change my vote"],
  replaceHint: ["投票结束前可以重投，只计最后一次。", "Until the close you can vote again; the last one counts."],
  closedIn: ["投票已结束。您的评议票在箱里，已核对。", "The ballot is closed. Your ballot is in the box; checked."],
  closedWait: ["投票已结束，正在核对您的票是否在箱里。", "The ballot is closed; checking that your ballot is in the box."],
  closedWithout: ["投票已结束。这台手机没有投票。", "The ballot is closed. This phone did not vote."],
  missing: ["您的评议票不在箱里！请马上告诉监票人，并出示追踪号 {tracker}。", "Your ballot is not in the box! Tell the scrutineer at once and show the tracker {tracker}."],
  void: ["这一轮作废，等待重新投票。", "This round is void; wait for the next."],
  toTablet: ["改用会场平板", "Use the hall's tablet instead"],
  toPhone: ["改回用这部手机", "Use this phone again"],
  tabletHint: ["平板在屏风后面，和手机一样保密；不用说理由。", "The tablet stands behind a screen and keeps your vote as secret; no reason is asked."],
  onTablet: ["您选了会场平板。轮到您时，签到台会请您过去。不是您的意思，请马上告诉监票人。", "You chose the hall's tablet. The desk will call you when it is your turn. If this is not what you want, tell the scrutineer at once."],
  tabletClosed: ["投票已结束。您在会场平板上投的票，可按追踪号在大屏上找到。", "The ballot is closed. The ballot that you cast on the tablet stands on the hall's screen under its tracker."],
  offline: ["没有网络，正在重试。请不要关闭本页。", "No connection; trying again. Keep this page open."],
  refused: ["您的手机发现不对：{why}请不要投票，马上告诉监票人。", "Your phone found something wrong: {why} Do not vote; tell the scrutineer at once."],
  noStorage: ["这个浏览器不保存数据（例如无痕窗口），不能投票。请换普通窗口，或到会场平板上投票。", "This browser keeps nothing (a private window?) and cannot vote. Use an ordinary window, or the tablet in the hall."],
} satisfies Record<string, Text>;

/** Answers as the published question has them, for who reads English. */
const answers: Readonly<Record<string, Text>> = {
  满意: ["满意", "Satisfied"],
  不满意: ["不满意", "Dissatisfied"],
  同意: ["同意", "Agree"],
  不同意: ["不同意", "Disagree"],
};

export const answerOf = (answer: string): string => say(answers[answer] ?? [answer, answer]);

/** What the phone does not accept. */
export const refusals: Readonly<Record<string, Text>> = {
  "kept-other-meeting": ["这是另一次会议的记录。", "this is the record of another meeting."],
  "kept-no-checkpoint": ["服务器没有出示签名的检查点。", "the server shows no signed checkpoint."],
  "kept-other-key": ["记录的签名钥匙换过。", "the record is signed by another key than before."],
  "kept-not-grown": ["会议记录被改写过。", "the record was written anew."],
  "kept-entry-missing": ["开箱投票没有写进会议记录。", "the opening of the ballot is not in the record."],
  "credential-not-listed": ["封存的名单里没有您的手机。", "your phone is not on the frozen list."],
  "archive-not-on-record": ["评议箱与会议记录不符。", "the box is not the one on record."],
  "ballot-of-other-poll": ["评议箱不是这一项、这一轮的。", "the box is not of this item and round."],
  "ballot-poll-malformed": ["评议箱的公告不合规定。", "what was published for the box is not in its form."],
  "ballot-other-receipt": ["回执不是您这张票的。", "the receipt is not of your ballot."],
  "archive-malformed": ["名单不合规定。", "the list is not in its form."],
};
