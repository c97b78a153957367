// URL, Content-Type, file: sends the bytes and prints the status.
const { readFileSync } = require("node:fs");
const { request } = require("undici");

const [url, kind, path] = process.argv.slice(2);
request(url, { method: "POST", headers: { "Content-Type": kind }, body: readFileSync(path) }).then((answer) =>
  console.log(answer.statusCode),
);
