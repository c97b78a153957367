// URL, Content-Type, file: sends the bytes and prints the status.
import { readFileSync } from "node:fs";
import { request } from "undici";

const [url, kind, path] = process.argv.slice(2);
const answer = await request(url, { method: "POST", headers: { "Content-Type": kind }, body: readFileSync(path) });
console.log(answer.statusCode);
