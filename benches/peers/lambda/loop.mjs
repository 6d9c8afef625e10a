// The least that runs a handler against the Runtime API, where aws-lambda-ric cannot be built.
import { createRequire } from "node:module";
import { Agent, request } from "node:http";

const [hostname, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(":");
const [file, name] = process.argv[2].split(".");
const handler = createRequire(`${process.cwd()}/`)(`./${file}.js`)[name];
const agent = new Agent({ keepAlive: true });

function call(method, path, body) {
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method, path: `/2018-06-01/runtime/invocation/${path}`, agent }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (data) => (text += data));
      answer.on("end", () => resolve({ headers: answer.headers, text }));
    });
    sent.on("error", reject).end(body);
  });
}

for (;;) {
  const { headers, text } = await call("GET", "next");
  const answer = await new Promise((resolve, reject) => {
    handler(JSON.parse(text), {}, (error, answer) => (error ? reject(error) : resolve(answer)));
  });
  await call("POST", `${headers["lambda-runtime-aws-request-id"]}/response`, JSON.stringify(answer));
}
