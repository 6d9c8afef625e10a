// The adapter takes its certificate from s3.amazonaws.com and its roots from Node, and lets neither be
// set. This hands it, and nothing else, the local chain and the local root instead. What it does with
// them stays its own.
const { readFileSync } = require("node:fs");
const { Module } = require("node:module");
const { PassThrough } = require("node:stream");

const made = process.env.PEER_FILES;
const load = Module._load;
Module._load = function (request, parent, isMain) {
  const loaded = load.call(this, request, parent, isMain);
  if (!parent?.filename?.includes("ask-sdk-express-adapter")) return loaded;
  if (request === "tls") {
    return { ...loaded, rootCertificates: [readFileSync(`${made}/root.pem`, "utf8")] };
  }
  if (request === "https") {
    const get = (_address, answer) => {
      const response = new PassThrough();
      response.statusCode = 200;
      response.end(readFileSync(`${made}/chain.pem`));
      answer(response);
      return { on() {}, end() {} };
    };
    return { ...loaded, get };
  }
  return loaded;
};
