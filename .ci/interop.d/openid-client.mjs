// npm's openid-client against LocalUserPool: discovery, code flow with PKCE, refresh, userinfo, revocation.
import * as oidc from "openid-client";
import { authorize, discover, signIn } from "./account-linking.mjs";
import { check, checkEqual, checkRejects, run, withSkill } from "./harness.mjs";

const oauthError = (code) => (error) => error.error === code;

await run(() => withSkill(async (serve) => {
  const config = await discover(serve);
  const metadata = config.serverMetadata();
  checkEqual("discovery: issuer", metadata.issuer, serve.pool.issuer);
  checkEqual("discovery: authorize", metadata.authorization_endpoint, serve.pool.authorize);
  checkEqual("discovery: token", metadata.token_endpoint, serve.pool.token);
  checkEqual("discovery: userInfo", metadata.userinfo_endpoint, serve.pool.user_info);
  checkEqual("discovery: keys", metadata.jwks_uri, serve.pool.jwks);
  check("discovery: PKCE", metadata.supportsPKCE(), metadata);

  check("there are demo users", serve.users.length > 0, serve.users);
  for (const user of serve.users) await codeFlow(serve, config, user);
  await refusals(serve, config, serve.users[0]);
}));

async function codeFlow(serve, config, user) {
  const { redirect, redeem } = await authorize(config, serve, user);
  checkEqual("the redirect leads to the client", redirect.origin + redirect.pathname, serve.redirect_uri);

  // The library checks state, nonce, issuer, audience, times and the RS256 signature.
  const tokens = await redeem();
  checkEqual("the ID token's subject", tokens.claims().sub, user.subject);
  check("the tokens live for a while", tokens.expiresIn() >= 360, tokens.expiresIn());

  const profile = await oidc.fetchUserInfo(config, tokens.access_token, user.subject);
  checkEqual("userInfo names the user", profile.username, user.username);

  const fresh = await oidc.refreshTokenGrant(config, tokens.refresh_token);
  check("refreshing gives another access token", fresh.access_token !== tokens.access_token);
  checkEqual("the refreshed ID token's subject", fresh.claims()?.sub, user.subject);
  checkEqual(
    "userInfo takes the refreshed token",
    await oidc.fetchUserInfo(config, fresh.access_token, user.subject),
    profile,
  );

  await oidc.tokenRevocation(config, tokens.refresh_token);
  await checkRejects(
    "a revoked refresh token is refused",
    oidc.refreshTokenGrant(config, tokens.refresh_token),
    oauthError("invalid_grant"),
  );
  await checkRejects(
    "an access token of a revoked grant is refused by userInfo",
    oidc.fetchUserInfo(config, tokens.access_token, user.subject),
    (error) => error.cause?.[0]?.parameters?.error === "invalid_token",
  );
}

async function refusals(serve, config, user) {
  const once = await authorize(config, serve, user);
  await once.redeem();
  await checkRejects("a code is good once", once.redeem(), oauthError("invalid_grant"));

  const stolen = await authorize(config, serve, user);
  await checkRejects(
    "a code without its verifier is refused",
    stolen.redeem(oidc.randomPKCECodeVerifier()),
    oauthError("invalid_grant"),
  );

  const wrong = await discover({ ...serve, client_secret: "wrong" });
  const { redeem } = await authorize(wrong, serve, user);
  await checkRejects("a wrong client secret is refused", redeem(), oauthError("invalid_client"));

  const posting = await discover(serve, oidc.ClientSecretPost);
  const posted = await (await authorize(posting, serve, user)).redeem();
  checkEqual("the secret may come in the body", posted.claims().sub, user.subject);

  const answer = await signIn(once.address, user.username, `${user.password}!`);
  check("a wrong password leads nowhere", !answer.headers.has("location"), answer.status);
  const foreign = new URL(once.address);
  foreign.searchParams.set("redirect_uri", "https://example.com/");
  const refused = await fetch(foreign, { redirect: "manual", signal: AbortSignal.timeout(10_000) });
  check("an unknown redirect URI is refused on the spot", refused.status === 400, refused.status);

  await checkRejects(
    "userInfo refuses what is no token",
    oidc.fetchUserInfo(config, "no-token", user.subject),
    (error) => error.cause?.[0]?.parameters?.error === "invalid_token",
  );
}
