// URL, Content-Type, file: sends the bytes and prints the status.
import { readFileSync } from "node:fs";

const [url, kind, path] = process.argv.slice(2);
const answer = await fetch(url, { method: "POST", headers: { "Content-Type": kind }, body: readFileSync(path) });
console.log(answer.status);
