// URL, Content-Type, file: sends the bytes and prints the status.
const axios = require("axios");
const { readFileSync } = require("node:fs");

const [url, kind, path] = process.argv.slice(2);
const options = { headers: { "Content-Type": kind }, validateStatus: () => true };
axios.post(url, readFileSync(path), options).then((answer) => console.log(answer.status));
