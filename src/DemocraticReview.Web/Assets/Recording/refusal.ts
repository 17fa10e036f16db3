/** What does not hold. Codes are those of the product's closed list and of docs/record-format.md; texts for people stand with the pages. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    /** Where: a field, a file, a number. */
    readonly field = "",
    readonly expected = "",
    readonly found = "",
  ) {
    super(`${code}${field && ` ${field}`}${expected && `, expected ${expected}`}${found && `, found ${found}`}`);
  }
}
