/** The ballot's arithmetic as one module, /dist/voting.js, for pages that bring their own form. */
export { makeBallot } from "./ballot";
export { checkBallot } from "./check";
export { deriveCredential } from "./credential";
export { BallotError, readElection } from "./election";
