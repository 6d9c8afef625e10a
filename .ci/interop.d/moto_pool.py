"""PyPI's moto, as a Cognito that this project did not write, against TokenVerifier and GetUserClient.

`cargo run --example whoami` verifies each token and resolves it. Its exit status says what it made
of the token: 0 accepted, 1 rejected, 3 unavailable.
"""

import base64
import json
import logging
import os
import subprocess
import sys

import boto3
from botocore.config import Config
from moto.server import ThreadedMotoServer

REGION = "eu-west-1"
USERNAME, PASSWORD = "alice", "Wonder-land-1865"
ATTRIBUTES = {
    "email": "alice@example.com",
    "email_verified": "true",
    "given_name": "Zoë & Alice",
    "family_name": "Liddell",
    "phone_number": "+15550100",
}
EXAMPLE = "cargo run -q -p alexa-linking-cognito --features admin --example".split()
ACCEPTED, REJECTED, UNAVAILABLE = 0, 1, 3

passed = failed = 0


def check(what, holds, found=""):
    global passed, failed
    if holds:
        passed += 1
    else:
        failed += 1
        print(f"FAILED: {what}\n  found: {found}", file=sys.stderr)


def whoami(token, pool, client, endpoint):
    """Exit status, identity and message of our own program for `token`."""
    command = [*EXAMPLE, "whoami"]
    settings = {
        "COGNITO_USER_POOL_ID": pool,
        "COGNITO_CLIENT_ID": client,
        "COGNITO_ENDPOINT": endpoint,
        "COGNITO_DOMAIN": "",
        "COGNITO_ISSUER": "",
    }
    done = subprocess.run(
        command,
        input=token,
        env=os.environ | settings,
        capture_output=True,
        text=True,
        timeout=60,
    )
    check("the token is in no output", token not in done.stdout + done.stderr)
    return done.returncode, done.stdout and json.loads(done.stdout), done.stderr.strip()


def admin(pool, endpoint, *arguments):
    """Exit status and user of the administrator's program."""
    settings = {
        "COGNITO_USER_POOL_ID": pool,
        "COGNITO_ENDPOINT": endpoint,
        "AWS_ACCESS_KEY_ID": "none",
        "AWS_SECRET_ACCESS_KEY": "none",
    }
    done = subprocess.run(
        [*EXAMPLE, "admin_link", "--", *arguments],
        env=os.environ | settings,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return done.returncode, done.stdout and json.loads(done.stdout)


def forged(token):
    """`token` with another user name under the same signature."""
    header, claims, signature = token.split(".")
    claims = json.loads(base64.urlsafe_b64decode(claims + "=="))
    claims = json.dumps(claims | {"username": "mallory"}).encode()
    return ".".join([header, base64.urlsafe_b64encode(claims).decode().rstrip("="), signature])


def flipped(token):
    """`token` with one bit of its signature changed."""
    head, signature = token.rsplit(".", 1)
    octets = bytearray(base64.urlsafe_b64decode(signature + "=="))
    octets[len(octets) // 2] ^= 1
    return f"{head}.{base64.urlsafe_b64encode(octets).decode().rstrip('=')}"


def new_pool(cognito):
    """A pool with one confirmed user; its id and that of a client."""
    pool = cognito.create_user_pool(PoolName="interop")["UserPool"]["Id"]
    client = cognito.create_user_pool_client(
        UserPoolId=pool,
        ClientName="skill",
        ExplicitAuthFlows=["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    )["UserPoolClient"]["ClientId"]
    attributes = [{"Name": name, "Value": value} for name, value in ATTRIBUTES.items()]
    cognito.admin_create_user(UserPoolId=pool, Username=USERNAME, UserAttributes=attributes)
    cognito.admin_set_user_password(
        UserPoolId=pool, Username=USERNAME, Password=PASSWORD, Permanent=True
    )
    return pool, client


def sign_in(cognito, client):
    return cognito.initiate_auth(
        ClientId=client,
        AuthFlow="USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": USERNAME, "PASSWORD": PASSWORD},
    )["AuthenticationResult"]


def exercise(server):
    host, port = server.get_host_and_port()
    endpoint = f"http://{host}:{port}"
    cognito = boto3.client(
        "cognito-idp",
        region_name=REGION,
        endpoint_url=endpoint,
        aws_access_key_id="none",
        aws_secret_access_key="none",
        config=Config(connect_timeout=5, read_timeout=10, retries={"total_max_attempts": 1}),
    )
    pool, client = new_pool(cognito)
    tokens = sign_in(cognito, client)
    token = tokens["AccessToken"]
    user = cognito.admin_get_user(UserPoolId=pool, Username=USERNAME)
    subject = next(a["Value"] for a in user["UserAttributes"] if a["Name"] == "sub")

    status, identity, message = whoami(token, pool, client, endpoint)
    check("moto's access token is accepted", status == ACCEPTED, message)
    expected = ATTRIBUTES | {
        "subject": subject,
        "username": USERNAME,
        "email_verified": True,
        "scopes": ["aws.cognito.signin.user.admin"],
    }
    for name, value in expected.items():
        found = identity and identity[name]
        check(f"GetUser tells {name}", found == value, found)

    for arguments in [("show", USERNAME), ("find", subject)]:
        status, found = admin(pool, endpoint, *arguments)
        holds = status == 0 and (found["username"], found["subject"]) == (USERNAME, subject)
        check(f"AdminLinker looks a user up: {arguments[0]}", holds, (status, found))
    for arguments in [("show", "nobody"), ("find", "nobody")]:
        status, found = admin(pool, endpoint, *arguments)
        check(f"AdminLinker finds nobody: {arguments[0]}", status == 1, (status, found))

    refreshed = cognito.initiate_auth(
        ClientId=client,
        AuthFlow="REFRESH_TOKEN_AUTH",
        AuthParameters={"REFRESH_TOKEN": tokens["RefreshToken"]},
    )["AuthenticationResult"]["AccessToken"]
    status, _, message = whoami(refreshed, pool, client, endpoint)
    check("a refreshed token is accepted", status == ACCEPTED, message)

    # The word that the reason must hold: each is refused for what is wrong with it.
    other_pool, other_client = new_pool(cognito)
    strange = sign_in(cognito, other_client)["AccessToken"]
    for what, token_sent, of_pool, of_client, why in [
        ("another name in the claims", forged(token), pool, client, "signature"),
        ("a bit of the signature flipped", flipped(token), pool, client, "signature"),
        ("an ID token", tokens["IdToken"], pool, client, "use"),
        ("a token for another client", token, pool, other_client, "client"),
        ("a token of another pool", strange, pool, other_client, "issuer"),
        ("half a token", token[: len(token) // 2], pool, client, "malformed"),
    ]:
        status, _, message = whoami(token_sent, of_pool, of_client, endpoint)
        check(f"{what} is rejected", status == REJECTED and why in message, (status, message))

    cognito.admin_disable_user(UserPoolId=pool, Username=USERNAME)
    status, _, message = whoami(token, pool, client, endpoint)
    check("a disabled user's token is rejected", status == REJECTED, (status, message))
    cognito.admin_enable_user(UserPoolId=pool, Username=USERNAME)

    token = sign_in(cognito, client)["AccessToken"]
    cognito.admin_user_global_sign_out(UserPoolId=pool, Username=USERNAME)
    status, _, message = whoami(token, pool, client, endpoint)
    check("a signed-out token is rejected", status == REJECTED, (status, message))

    token = sign_in(cognito, client)["AccessToken"]
    cognito.admin_delete_user(UserPoolId=pool, Username=USERNAME)
    status, _, message = whoami(token, pool, client, endpoint)
    check("a deleted user's token is rejected", status == REJECTED, (status, message))

    return token, pool, client, endpoint


def main():
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        last = exercise(server)
    finally:
        server.stop()
    status, _, message = whoami(*last)
    check("moto stopped: unavailable", status == UNAVAILABLE, (status, message))


try:
    main()
except Exception as error:  # one that no check took counts as a check that failed
    check("the run reaches its end", False, repr(error))
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
