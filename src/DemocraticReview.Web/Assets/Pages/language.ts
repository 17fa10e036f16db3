/** Both languages side by side: Chinese first. The page's own `lang` decides. */
export type Text = readonly [chinese: string, english: string];

export const isEnglish = (): boolean => document.documentElement.lang.startsWith("en");

/** The text in the page's language; `{name}` is replaced by the fact of that name. */
export function say([chinese, english]: Text, facts: Readonly<Record<string, string | number>> = {}): string {
  return (isEnglish() ? english : chinese).replace(/\{(\w+)\}/g, (whole, name: string) => (name in facts ? String(facts[name]) : whole));
}
