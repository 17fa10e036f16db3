/** Long work in a Worker, with progress, so that the page stays alive. The same few lines on both sides. */
import { Refusal } from "./refusal";

type Message<Answer, Progress> =
  | { readonly progress: Progress }
  | { readonly answer: Answer }
  | { readonly refusal: { code: string; field: string; expected: string; found: string } }
  | { readonly failure: string };

/** In the worker's script: answers each question, telling how far it has come. */
export function serve<Question, Answer, Progress>(work: (question: Question, progress: (progress: Progress) => void) => Answer): void {
  const post = (message: Message<Answer, Progress>): void => (self as unknown as Worker).postMessage(message);
  self.onmessage = (event: MessageEvent<Question>) => {
    try {
      post({ answer: work(event.data, (progress) => post({ progress })) });
    } catch (error) {
      if (error instanceof Refusal) post({ refusal: { code: error.code, field: error.field, expected: error.expected, found: error.found } });
      else post({ failure: String(error) });
    }
  };
}

/** In the page: one question to a fresh worker. A {@link Refusal} there is one here. */
export function ask<Question, Answer, Progress>(worker: Worker, question: Question, progress: (progress: Progress) => void): Promise<Answer> {
  return new Promise<Answer>((resolve, reject) => {
    worker.onmessage = (event: MessageEvent<Message<Answer, Progress>>) => {
      const message = event.data;
      if ("progress" in message) return progress(message.progress);
      worker.terminate();
      if ("answer" in message) resolve(message.answer);
      else if ("refusal" in message) reject(new Refusal(message.refusal.code, message.refusal.field, message.refusal.expected, message.refusal.found));
      else reject(new Error(message.failure));
    };
    worker.onerror = (event) => {
      worker.terminate();
      reject(new Error(event.message || "the worker did not start"));
    };
    worker.postMessage(question);
  });
}
