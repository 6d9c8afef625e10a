"""Verifies the token of the file that is named, with PyJWT and the checks that Cognito needs."""

import json
import sys
import time

import jwt

with open(sys.argv[1], encoding="utf-8") as file:
    given = json.load(file)
KEYS = {key["kid"]: jwt.PyJWK(key).key for key in given["jwks"]["keys"]}


def verify(token):
    key = KEYS[jwt.get_unverified_header(token)["kid"]]
    claims = jwt.decode(
        token,
        key,
        algorithms=["RS256"],
        issuer=given["issuer"],
        options={"require": ["exp", "iss", "sub"], "verify_aud": False},
    )
    if claims["token_use"] != "access" or claims["client_id"] != given["client"]:
        raise jwt.InvalidTokenError("made for something else")
    if "openid" not in claims["scope"].split():
        raise jwt.InvalidTokenError("a scope is missing")
    return claims


def run(count):
    began = time.perf_counter()
    for _ in range(count):
        verify(given["token"])
    return (time.perf_counter() - began) * 1e6 / count


token = given["token"]
try:
    verify(token[:-8] + ("BBBBBBBB" if token.endswith("AAAAAAAA") else "AAAAAAAA"))
except jwt.InvalidTokenError:
    pass
else:
    sys.exit("a forged token was accepted")
run(500)
print(json.dumps({"who": "PyJWT", "micros": run(3000)}))
