// An access token as Cognito writes it, and the key set that it verifies with.
import { createSign, generateKeyPairSync } from "node:crypto";

const pool = "eu-west-1_Peers1234";
const issuer = `https://cognito-idp.eu-west-1.amazonaws.com/${pool}`;
const client = "1example23456789";
const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const now = Math.floor(Date.now() / 1000);
const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
const message = [
  { kid: "peers", alg: "RS256" },
  {
    sub: "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee",
    "cognito:groups": ["listeners"],
    iss: issuer,
    version: 2,
    client_id: client,
    origin_jti: "11111111-2222-4333-8444-555555555555",
    event_id: "66666666-7777-4888-9999-000000000000",
    token_use: "access",
    scope: "openid profile",
    auth_time: now - 60,
    exp: now + 3600,
    iat: now - 60,
    jti: "99999999-8888-4777-8666-555555555555",
    username: "alice",
  },
]
  .map(part)
  .join(".");
const signature = createSign("RSA-SHA256").update(message).sign(privateKey, "base64url");
const jwk = { ...publicKey.export({ format: "jwk" }), kid: "peers", alg: "RS256", use: "sig" };
console.log(
  JSON.stringify({ token: `${message}.${signature}`, jwks: { keys: [jwk] }, pool, issuer, client }),
);
