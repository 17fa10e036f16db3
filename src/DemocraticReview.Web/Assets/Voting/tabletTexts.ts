/** Sentences of the hall's tablet. */
import type { Text } from "../Pages/language";

export const words = {
  idle: ["会场平板已备好。请等签到台叫到您。", "The tablet is ready. Wait until the desk calls you."],
  onList: ["选用平板的评委：{count} 位", "Judges who chose the tablet: {count}"],
  welcome: ["请评议。平板不知道您是谁；投完后，这里什么都不留。", "Please vote. The tablet does not know who you are, and keeps nothing once you have voted."],
  noneLeft: ["平板上没有备用的凭证了，请告诉签到台。", "The tablet has no credential left; tell the desk."],
  takenBack: ["签到台已退回这位评委；没有投进任何票。", "The desk has taken this judge back; nothing was cast."],
  done: ["我投好了，清空屏幕", "I have voted; clear the screen"],
} satisfies Record<string, Text>;
