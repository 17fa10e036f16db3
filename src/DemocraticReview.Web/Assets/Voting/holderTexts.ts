/** Sentences of the key holder's page. */
import type { Text } from "../Pages/language";
import { refusals as voteRefusals } from "./voteTexts";

export const words = {
  title: ["开箱钥匙保管人", "Key holder"],
  file: [
    "本页是从服务器以外取得的单独文件，您的钥匙只在这台设备上。与会场之间用扫码或粘贴交换，评议箱以文件给出。",
    "This page is one file that came from outside the server, and your key stays on this device. Exchange with the hall by code or paste; the box comes as a file.",
  ],
  make: ["制作我的开箱钥匙", "Make my key"],
  makeHint: ["一个评议箱三把锁，您保管其中一把。钥匙只留在这台手机上，不会传给服务器。", "One box, three locks: you hold one. The key stays on this phone and never goes to the server."],
  write: ["请用手抄下这 24 个字，装进信封，由另外几位保管人在封口上签名。不要拍照，不要打印。", "Write these 24 characters down by hand, put them into an envelope, and let the other holders sign across its seal. No photograph, no printer."],
  wrote: ["我已抄好，字已封进信封", "I have written them down and sealed the envelope"],
  wroteWarning: ["点了以后不再显示这些字。", "They are not shown again."],
  restore: ["手机丢了或换了？用信封里的 24 个字恢复", "A lost or another phone? Use the 24 characters of the envelope"],
  restoreLabel: ["信封里的 24 个字（当众开封）", "The 24 characters (the envelope is opened in public)"],
  restoreButton: ["恢复钥匙", "Restore the key"],
  ready: ["您的钥匙已备好。投票结束后请在这里开箱。", "Your key is ready. After the close, open the box here."],
  sign: ["确认并签名", "Confirm and sign"],
  signHint: [
    "第 {item} 项第 {round} 轮：您清点到评委 {heads} 人，登记的手机 {issued} 部，名单已封定。登记数不多于人数时才能签名。",
    "Item {item}, round {round}: you counted {heads} judges, {issued} phones have registered, the list is frozen. Sign only if there are no more phones than heads.",
  ],
  open: ["核对并开箱：{title}", "Check and open: {title}"],
  openHint: ["您的手机会逐张核对全部评议票，再给出您这一把钥匙的部分。单张票不会打开。", "Your phone checks every ballot, then gives the part of your key. No single ballot is opened."],
  checking: ["正在核对第 {done} 张，共 {all} 张", "Checking ballot {done} of {all}"],
  opened: ["{title}：核对 {ballots} 张，您的部分已送出。", "{title}: {ballots} ballots checked, your part is sent."],
  done: ["{title}：您的部分已送出。", "{title}: your part is sent."],
  erase: ["注销我的钥匙", "Delete my key"],
  eraseHint: ["所有项目都已计票。注销后，这台手机不能再开箱。", "Everything is counted. After this, this phone opens no box."],
  erased: ["您的钥匙已注销，任务完成。谢谢。", "Your key is deleted and your part is done. Thank you."],
  offline: ["没有网络，正在重试。请不要关闭本页。", "No connection; trying again. Keep this page open."],
  refused: ["您的手机拒绝开箱：{why}请马上告诉监票人。", "Your phone refuses: {why} Tell the scrutineer at once."],
  noStorage: ["这个浏览器不保存数据（例如无痕窗口），不能保管钥匙。请换普通窗口打开。", "This browser keeps nothing (a private window?) and cannot hold a key. Open the page in an ordinary window."],
} satisfies Record<string, Text>;

export const refusals: Readonly<Record<string, Text>> = {
  ...voteRefusals,
  "box-void": ["这一轮没有有效结束。", "this round was not closed, or is void."],
  "holder-other-key": ["评议箱不是用您的钥匙锁的。", "the box is not locked with your key."],
  "holder-second-box": ["同一个评议箱有两份不同的内容。", "one box was shown with two contents."],
  "holder-second-round": ["这一项已经开过箱。", "a box of this item has been opened already."],
  "holder-key-deleted": ["您的钥匙已注销。", "your key is deleted."],
  "backup-character": ["有一个字不在字表里，请对照信封再看一遍。", "one character is not in the list; look at the envelope again."],
  "backup-length": ["应当正好 24 个字。", "there must be exactly 24 characters."],
  "backup-checksum": ["这 24 个字对不上，可能有一个抄错或顺序错了。", "these 24 characters do not fit; one may be wrong or out of place."],
  "keys-too-few": ["钥匙不足三把。", "there are fewer than three keys."],
  "key-not-fresh": ["有两把钥匙是同一把。", "two of the keys are one."],
  "key-proof-wrong": ["有一把钥匙没有证明自己。", "a key does not prove itself."],
  "key-malformed": ["有一把钥匙不合规定。", "a key is not in its form."],
  "key-of-box-wrong": ["评议箱的锁不是由各位保管人的钥匙合成的。", "the box's lock is not made of the holders' keys."],
  "archive-incomplete": ["评议箱还没有关闭。", "the box is not closed."],
  "archive-credentials-malformed": ["登记名单不合规定。", "the list of credentials is not in its form."],
  "archive-ballot-refused": ["箱里有一张票不合规定。", "a ballot in the box does not hold."],
  "archive-not-sorted": ["箱里的票没有按规定排列。", "the ballots are not in order."],
  "archive-more-than-heads": ["票数、登记数、人数对不上。", "ballots, credentials and heads do not fit."],
};
