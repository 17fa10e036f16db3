/** Sentences of the exchange between two devices without a network. */
import type { Text } from "./language";

export const exchange = {
  showOne: ["请用对方的设备扫描这个码，或复制下面的文字。", "Scan this code with the other device, or copy the text below."],
  show: ["请用对方的设备扫描这些码（{count} 个轮流显示），或复制下面的文字。", "Scan these codes with the other device ({count} in turn), or copy the text below."],
  copy: ["复制文字", "Copy the text"],
  copied: ["已复制", "Copied"],
  text: ["要交给对方的文字", "Text for the other device"],
  paste: ["对方给的文字", "Text from the other device"],
  take: ["读入", "Take it in"],
  scan: ["用摄像头扫描", "Scan with the camera"],
  stop: ["停止扫描", "Stop scanning"],
  progress: ["已扫 {done} / {all}", "{done} of {all} scanned"],
  noCamera: ["不能使用摄像头，请改用粘贴。", "The camera cannot be used; paste the text instead."],
  unreadable: ["读不懂这段文字，请重新复制。", "This text cannot be read; copy it again."],
} satisfies Record<string, Text>;

export const outbox = {
  inTitle: ["读入会场显示的内容", "Take in what the hall shows"],
  outTitle: ["交给会场", "Hand over to the hall"],
  first: ["请先读入会场显示的内容。", "Take in first what the hall shows."],
  choose: ["请选择会场给的评议箱文件（item-….bel）", "Choose the box's file from the hall (item-….bel)"],
  nothing: ["没有要交出的内容。", "Nothing to hand over."],
} satisfies Record<string, Text>;

export const otherLanguage: Text = ["English", "中文"];
