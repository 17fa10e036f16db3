/** Sentences of the witness's page. Keys are those of what a device refuses. */
import type { Text } from "../Pages/language";

export const words = {
  title: ["见证人", "Witness"],
  file: [
    "严格方式：本页是从服务器以外取得的单独文件，您的随机数只在这台设备上。与会场之间用扫码或粘贴交换。",
    "Strict form: this page is one file that came from outside the server, and your number stays on this device. Exchange with the hall by code or paste.",
  ],
  ready: ["您的手机已经备好，等待公布抽取。", "Your device is ready; waiting for the draw to be announced."],
  frozen: ["名单已封存。点一下，您的手机就封存一个随机数，谁也看不到。", "The list is frozen. One tap, and your device seals a random number that nobody sees."],
  commit: ["封存我的随机数", "Seal my random number"],
  committed: ["已封存。等其他见证人。", "Sealed. Waiting for the other witnesses."],
  fingerprint: ["检查点 {code}，应与会场大屏上的一致。", "Checkpoint {code}; it must be the one on the hall's screen."],
  dice: ["{count} 个骰子的点数，从左到右", "The {count} dice from left to right"],
  diceHint: ["请看桌上的骰子，不要看别人的手机。0 到 9，共 {count} 位。", "Read the dice on the table, not somebody's phone: {count} digits, 0 to 9."],
  again: ["读数不一致，请重新看桌上的骰子（第 {reading} 次）。", "The readings differ. Read the dice on the table again (reading {reading})."],
  confirm: ["确认骰子", "Confirm the dice"],
  confirmed: ["已确认 {dice}。等其他见证人；都一致时，您的手机会自动公开随机数。", "Confirmed: {dice}. Waiting for the others; once all agree your device reveals its number by itself."],
  revealed: ["您的随机数已公开，您的任务完成了。请看大屏上的抽取结果。", "Your number is revealed and your part is done. See the draw on the hall's screen."],
  done: ["抽取已完成。", "The draw is done."],
  voided: ["这次抽取已作废，等待下一次。", "This draw is void; waiting for the next."],
  offline: ["没有网络，正在重试。不要关闭本页。", "No connection; trying again. Keep this page open."],
  noStorage: ["这个浏览器不保存数据（例如无痕窗口），不能做见证。请换普通窗口打开。", "This browser keeps nothing (a private window?) and cannot witness. Open the page in an ordinary window."],
  refused: ["您的手机拒绝了：{why}请告诉监票人。", "Your device refuses: {why} Tell the scrutineer."],
  waits: ["您的手机在等：{why}", "Your device waits: {why}"],
} satisfies Record<string, Text>;

/** Of the line below the pages of a witness, after the draw. */
export const countersigning = {
  signed: ["您的手机看着会议记录：{size} 条，与上次看到的连得上，该签的已签。", "Your device follows the record: {size} entries, grown from what it saw before; what is to be signed is signed."],
  bent: ["请立即告诉监票人和列席的纪检同志：{why}您的手机没有签名。", "Tell the scrutineer and the observer at once: {why} Your device has signed nothing."],
} satisfies Record<string, Text>;

/** Why the device does not go on. */
export const refusals: Readonly<Record<string, Text>> = {
  "witness-not-announced": ["公布的见证人里没有这台手机。", "this device is not among the announced witnesses."],
  "witness-second-draw": ["同一编号的抽取，名单或公告被换过。", "the list or the announcement of this very draw was replaced."],
  "witness-announcement": ["抽取公告不完整。", "the announcement of the draw is not complete."],
  "witness-roster": ["名单人数与公告不符。", "the list has another number of members than announced."],
  "witness-not-committed": ["您还没有封存随机数。", "you have not sealed a number yet."],
  "witness-dice-count": ["位数不对。", "the number of digits is not right."],
  "witness-second-checkpoint": ["服务器出示了两个不同的检查点。", "the server showed two different checkpoints."],
  "witness-reading": ["读数的次序不对。", "the readings are out of order."],
  "witness-dice-twice": ["这次读数您已确认过别的点数。", "you have confirmed other dice in this reading."],
  "witness-reading-agreed": ["上一次读数没有不一致，不需要重读。", "the last reading did not differ; there is nothing to read again."],
  "reveal-not-confirmed": ["您还没有确认骰子。", "you have not confirmed the dice."],
  "reveal-signature-missing": ["还有见证人没有确认骰子。", "not every witness has confirmed the dice."],
  "reveal-signature-wrong": ["有一个确认不是见证人本人的签名。", "a confirmation is not signed by its witness."],
  "reveal-dice-differ": ["见证人读到的点数不一致。", "the witnesses have read different dice."],
  "reveal-other-checkpoint": ["见证人确认的不是同一个检查点。", "the witnesses have not confirmed one checkpoint."],
  "reveal-commits-missing": ["检查点里没有每位见证人的封存。", "the checkpoint does not hold every witness's sealed number."],
  "reveal-commit-not-covered": ["有一个封存不在检查点里。", "a sealed number is not in the checkpoint."],
  "reveal-commit-wrong": ["有一个封存不是见证人本人的签名。", "a sealed number is not signed by its witness."],
  "kept-other-meeting": ["服务器出示的是另一次会议的记录。", "the server shows the record of another meeting."],
  "kept-no-checkpoint": ["服务器没有出示签名的检查点。", "the server shows no signed checkpoint."],
  "kept-other-key": ["记录的签名钥匙换过。", "the record is signed by another key than before."],
  "kept-not-grown": ["会议记录与您的手机上次看到的不一致，被改写过。", "the record is not the one that your device saw before: it was written anew."],
  "reveal-own-commit-replaced": ["检查点里的不是您封存的随机数。", "what the checkpoint holds is not the number that you sealed."],
};
