// The code flow as Alexa and a browser run it together, by npm's openid-client.
import { parse } from "node-html-parser";
import * as oidc from "openid-client";

/** Reads the pool's discovery document. The ID token's signature is checked against its JWKS. */
export function discover({ pool, client_id, client_secret }, authentication = oidc.ClientSecretBasic) {
  return oidc.discovery(new URL(pool.issuer), client_id, {}, authentication(client_secret), {
    execute: [oidc.allowInsecureRequests, oidc.enableNonRepudiationChecks],
    timeout: 10,
  });
}

/** Opens `address` like a browser, signs in by the form found there, and returns the answer. */
export async function signIn(address, username, password) {
  const page = await fetch(address, { redirect: "manual", signal: AbortSignal.timeout(10_000) });
  const html = await page.text();
  if (page.status !== 200) throw new Error(`the sign-in page answers ${page.status}`);
  const form = parse(html)
    .querySelectorAll("form")
    .find((form) => form.querySelector("input[type=password]"));
  if (!form) throw new Error("the sign-in page has no form with a password");

  const fields = new URLSearchParams();
  for (const input of form.querySelectorAll("input[name]")) {
    const typed = { username, password }[input.getAttribute("name")];
    fields.append(input.getAttribute("name"), typed ?? input.getAttribute("value") ?? "");
  }
  return fetch(new URL(form.getAttribute("action") ?? "", address), {
    method: form.getAttribute("method") ?? "get",
    body: fields,
    headers: { cookie: page.headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; ") },
    redirect: "manual",
    signal: AbortSignal.timeout(10_000),
  });
}

/** Signs `user` in and returns the redirect, its secrets, and a way to redeem its code. */
export async function authorize(config, { redirect_uri, scopes }, user) {
  const verifier = oidc.randomPKCECodeVerifier();
  const state = oidc.randomState();
  const nonce = oidc.randomNonce();
  const address = oidc.buildAuthorizationUrl(config, {
    redirect_uri,
    scope: scopes.join(" "),
    state,
    nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
  });
  const answer = await signIn(address, user.username, user.password);
  const location = answer.headers.get("location");
  if (!location) throw new Error(`signing in answers ${answer.status} without a redirect`);
  const redirect = new URL(location);
  const redeem = (pkceCodeVerifier = verifier) =>
    oidc.authorizationCodeGrant(config, redirect, {
      pkceCodeVerifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    });
  return { address, redirect, redeem };
}
