// A server for the pages of judges, key holders and witnesses: one meeting, in memory. The test moves it on by POST /test/<step>.
// It keeps nothing that the real one would not know, and can be told to lie.
import { readFileSync } from "node:fs";
import { type IncomingMessage, createServer } from "node:http";
import { join } from "node:path";
import type { Json } from "../../../src/DemocraticReview.Web/Assets/Recording/json";
import { ATree, enterprise, meeting } from "../Recording/aTree";
import { DrawOnServer } from "./drawOnServer";
import { VoteOnServer } from "./voteOnServer";

declare const testFolder: string;
const web = join(testFolder, "../../src/DemocraticReview.Web/wwwroot");

const tree = new ATree();
tree.add("meeting.created", { enterprise });
const vote = new VoteOnServer(tree);
const draw = new DrawOnServer(tree);
let isDown = false;

const parts: Readonly<Record<string, string>> = { judge: "vote", holder: "holder", witness: "witness" };

function page(part: string, number: string): string {
  return `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>民主评议会</title>
<link rel="stylesheet" href="/css/review.css"></head><body><main class="width"><h1>民主评议会</h1>
<section data-${parts[part]} data-meeting="${meeting}" data-address="/api/${part}/${number}"><p class="warning-note">请到会场平板上办理。</p></section></main>
<script type="module" src="/dist/${parts[part]}.js"></script></body></html>`;
}

function answer(method: string, path: string, since: number, body: Json): Json | Uint8Array {
  const [, area, part = "", number = "0", act = ""] = path.split("/");
  if (area === "test") return step(part, body as { [name: string]: Json });
  if (part === "judge") return method === "GET" ? vote.judgeSees(Number(number), since) : vote.judgeDoes(Number(number), act, body as never);
  if (part === "holder") return act === "archive" ? vote.archive() : method === "GET" ? vote.holderSees(Number(number), since) : vote.holderDoes(Number(number), act, body as never);
  return method === "GET" ? draw.sees() : draw.does(Number(number), act, body as never);
}

function step(name: string, body: { [name: string]: Json }): Json {
  if (name === "down") return (isDown = body["down"] === true);
  if (name === "counts") return vote.counts();
  if (name === "lie") return vote.lie(String(body["how"]));
  if (name === "draw") return draw.step(String(body["to"]));
  return vote.step(String(body["to"]));
}

const read = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
};

const server = createServer(async (request, response) => {
  const url = new URL(request.url!, "http://x");
  const send = (status: number, type: string, content: string | Uint8Array): void => void response.writeHead(status, { "Content-Type": type, "Content-Security-Policy": "default-src 'self'; img-src 'self' data:" }).end(content);
  try {
    const [, first, number] = url.pathname.split("/");
    if (first! in parts) return send(200, "text/html; charset=utf-8", page(first!, number!));
    if (first === "dist" || first === "css") return send(200, url.pathname.endsWith(".js") ? "text/javascript" : "text/css", readFileSync(join(web, url.pathname)));
    if (first !== "api" && first !== "test") return send(404, "text/plain", "");
    if (isDown && first === "api") return send(503, "text/plain", "");
    const text = await read(request);
    const result = answer(request.method!, url.pathname, Number(url.searchParams.get("since") ?? "0"), text === "" ? null : (JSON.parse(text) as Json));
    if (result instanceof Uint8Array) return send(200, "application/octet-stream", result);
    return send(200, "application/json", JSON.stringify(result));
  } catch (error) {
    return send(422, "application/problem+json", JSON.stringify({ code: "refused", detail: String(error) }));
  }
});
server.listen(0, "127.0.0.1", () => console.log(`listening ${(server.address() as { port: number }).port}`));
// Ends with whoever started it.
process.stdin.on("end", () => process.exit(0)).resume();

