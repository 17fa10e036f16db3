/** The worker that checks a closed box before the holder's part is given: /dist/box-worker.js. */
import { serve } from "../Recording/work";
import { type BoxOnRecord, checkClosedBox } from "./box";
import type { Sum } from "./check";

export interface BoxQuestion {
  readonly archive: Uint8Array;
  readonly record: BoxOnRecord;
}

export interface BoxAnswer {
  readonly electionHash: string;
  readonly uuid: string;
  readonly sentence: string;
  readonly keys: readonly bigint[];
  readonly sums: readonly Sum[];
  readonly ballots: number;
  readonly credentials: number;
  readonly trackers: readonly string[];
}

export interface BoxProgress {
  readonly done: number;
  readonly all: number;
}

serve<BoxQuestion, BoxAnswer, BoxProgress>(({ archive, record }, progress) => {
  const { election, keys, sums, ballots, credentials, trackers } = checkClosedBox(archive, record, (done, all) => progress({ done, all }));
  return { electionHash: election.hash, uuid: election.uuid, sentence: election.question.sentence, keys, sums, ballots, credentials, trackers };
});
