/** The arithmetic of ballots, keys and counts as one module, /dist/voting.js, for pages that bring their own form. */
export { Refusal } from "../Recording/refusal";
export { makeBallot } from "./ballot";
export { checkBallot } from "./check";
export { deriveCredential } from "./credential";
export { decrypt } from "./decryption";
export { electionUuid, readElection } from "./election";
export { fromCharacters, holderKeyOf, newHolderKey, signHolderKey, toCharacters } from "./holderKey";
