import { readFileSync } from "node:fs";
import { CognitoJwtVerifier } from "aws-jwt-verify";

const { token, jwks, pool, client } = JSON.parse(readFileSync(process.argv[2]));
const verifier = CognitoJwtVerifier.create({
  userPoolId: pool,
  tokenUse: "access",
  clientId: client,
  scope: "openid",
});
verifier.cacheJwks(jwks);
const forged = token.slice(0, -8) + (token.endsWith("AAAAAAAA") ? "BBBBBBBB" : "AAAAAAAA");
let refused = false;
await verifier.verify(forged).catch(() => (refused = true));
if (!refused) throw new Error("a forged token was accepted");

const run = async (count) => {
  const began = process.hrtime.bigint();
  for (let i = 0; i < count; i += 1) await verifier.verify(token);
  return Number(process.hrtime.bigint() - began) / 1000 / count;
};
await run(2000);
console.log(JSON.stringify({ who: "aws-jwt-verify", micros: await run(5000) }));
