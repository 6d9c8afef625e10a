//! What `userInfo` and `GetUser` answer, and what follows from it.

use std::time::Duration;

use alexa_linking_cognito::{GetUserClient, ProfileError, UserInfoClient, UserPool};
use alexa_skill_core::linking::IdentityError;
use alexa_skill_core::secret::AccessToken;
use serde_json::json;

use crate::support::*;

fn user_info(network: &Network) -> UserInfoClient {
    UserInfoClient::new(&pool())
        .unwrap()
        .with_transport(network.clone())
        .with_clock(TokioClock::default())
}

fn get_user(network: &Network) -> GetUserClient {
    GetUserClient::new(&pool())
        .with_transport(network.clone())
        .with_clock(TokioClock::default())
}

fn class(error: ProfileError) -> String {
    let text = match error {
        ProfileError::Timeout { after } => format!("timeout {after:?}"),
        ref other => other.to_string(),
    };
    let class = match IdentityError::from(error) {
        IdentityError::Rejected(_) => "rejected",
        IdentityError::Unavailable(_) => "unavailable",
        IdentityError::Misconfigured(_) => "misconfigured",
        _ => "else",
    };
    format!("{class}: {text}")
}

#[tokio::test(start_paused = true)]
async fn user_info_sends_the_token_and_reads_the_profile() {
    let network = Network::new(|_, request| {
        assert_eq!(
            request.uri(),
            "https://demo.auth.eu-west-1.amazoncognito.com/oauth2/userInfo"
        );
        assert_eq!(request.method(), "GET");
        let bearer = &request.headers()["authorization"];
        assert!(bearer == "Bearer a.b.c" && bearer.is_sensitive());
        Reply::json(
            &json!({"sub": "s", "username": "u", "given_name": "Ada", "email_verified": "true"}),
        )
    });
    let profile = user_info(&network)
        .fetch(&AccessToken::new("a.b.c"))
        .await
        .unwrap();
    assert_eq!((profile.subject(), profile.username()), ("s", Some("u")));
    assert_eq!(profile.get("given_name"), Some(&json!("Ada")));
    assert!(!format!("{profile:?} {:?}", user_info(&network)).contains("Ada"));
}

#[tokio::test(start_paused = true)]
async fn get_user_sends_the_token_and_reads_the_profile() {
    let network = Network::new(|_, request| {
        assert_eq!(
            request.uri(),
            "https://cognito-idp.eu-west-1.amazonaws.com/"
        );
        assert_eq!(request.method(), "POST");
        let headers = request.headers();
        assert_eq!(
            headers["x-amz-target"],
            "AWSCognitoIdentityProviderService.GetUser"
        );
        assert_eq!(headers["content-type"], "application/x-amz-json-1.1");
        assert_eq!(&request.body()[..], br#"{"AccessToken":"a.b.c"}"#);
        Reply::json(&json!({"Username": "u", "UserAttributes": [
            {"Name": "sub", "Value": "s"}, {"Name": "email_verified", "Value": "true"}, {"Name": "x"},
        ]}))
    });
    let profile = get_user(&network)
        .fetch(&AccessToken::new("a.b.c"))
        .await
        .unwrap();
    assert_eq!((profile.subject(), profile.username()), ("s", Some("u")));
    assert_eq!(profile.attributes().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn user_info_failures_have_their_class() {
    let body = |error: &str, description: &str| {
        json!({"error": error, "error_description": description})
            .to_string()
            .into_bytes()
    };
    let challenge = |status, value| Reply::Header(status, "www-authenticate", value, vec![]);
    for (reply, expected) in [
        (
            Reply::Answer(401, body("invalid_token", "Access token is expired")),
            "rejected: the server refused the token: Access token is expired",
        ),
        (
            challenge(
                401,
                "Bearer error=\"invalid_token\", error_description=\"gone\"",
            ),
            "rejected: the server refused the token: gone",
        ),
        (
            Reply::Answer(401, body("invalid_token", "")),
            "rejected: the server refused the token: invalid_token",
        ),
        (
            Reply::Answer(401, vec![]),
            "unavailable: the server answered with status 401",
        ),
        (
            Reply::Answer(401, b"<html>".to_vec()),
            "unavailable: the server answered with status 401",
        ),
        (
            challenge(401, "Basic realm=\"proxy\""),
            "unavailable: the server answered with status 401",
        ),
        (
            Reply::Answer(401, body("invalid_client", "who?")),
            "unavailable: the server answered with status 401",
        ),
        (
            Reply::Answer(
                401,
                body(
                    "invalid_token",
                    "Access token does not contain openid scope",
                ),
            ),
            "misconfigured: the token lacks the scope \"openid\"",
        ),
        (
            Reply::Answer(403, body("insufficient_scope", "")),
            "misconfigured: the token lacks the scope \"openid\"",
        ),
        (
            challenge(403, "Bearer error=\"insufficient_scope\""),
            "misconfigured: the token lacks",
        ),
        (
            Reply::Answer(403, b"<html>".to_vec()),
            "unavailable: the server answered with status 403",
        ),
        (
            Reply::Answer(400, body("invalid_request", "bad")),
            "misconfigured: the server refused the request: invalid_request: bad",
        ),
        (Reply::Answer(404, vec![]), "misconfigured"),
        (
            Reply::Answer(429, vec![]),
            "unavailable: the server asks for fewer",
        ),
        (Reply::Answer(500, vec![]), "unavailable"),
        (Reply::Answer(503, b"oops".to_vec()), "unavailable"),
        (Reply::Answer(302, vec![]), "unavailable"),
        (
            Reply::Answer(200, b"<html>".to_vec()),
            "unavailable: the answer is no profile",
        ),
        (
            Reply::Answer(200, b"{}".to_vec()),
            "unavailable: the answer is no profile: it has no sub",
        ),
        (Reply::Hang, "unavailable: timeout 1.5s"),
        (Reply::Reset, "unavailable"),
    ] {
        let network = Network::new(move |_, _| reply.clone());
        let error = user_info(&network)
            .fetch(&AccessToken::new("t"))
            .await
            .unwrap_err();
        let found = class(error);
        assert!(found.starts_with(expected), "{found}, not {expected}");
    }
    let network = Network::new(|_, _| Reply::Hang);
    let error = user_info(&network)
        .fetch(&AccessToken::new("a\nb"))
        .await
        .unwrap_err();
    assert!(class(error).starts_with("rejected") && network.requests() == 0);
}

#[tokio::test(start_paused = true)]
async fn get_user_failures_have_their_class() {
    let fault = |kind: &str, message: &str| {
        Reply::Answer(
            400,
            json!({"__type": kind, "message": message})
                .to_string()
                .into_bytes(),
        )
    };
    for (reply, expected) in [
        (
            fault("NotAuthorizedException", "Access Token has expired"),
            "rejected: the server refused the token: NotAuthorizedException: Access Token has expired",
        ),
        (
            fault("NotAuthorizedException", "Access Token has been revoked"),
            "rejected",
        ),
        (
            fault(
                "NotAuthorizedException",
                "Access Token does not have required scopes",
            ),
            "misconfigured: the token lacks the scope \"aws.cognito.signin.user.admin\"",
        ),
        (
            fault("com.amazonaws.cognito#UserNotFoundException", "no"),
            "rejected",
        ),
        (fault("PasswordResetRequiredException", ""), "rejected"),
        (fault("UserNotConfirmedException", ""), "rejected"),
        (
            fault("InvalidParameterException", "1 validation error"),
            "rejected",
        ),
        (fault("ResourceNotFoundException", "pool"), "misconfigured"),
        (fault("TooManyRequestsException", ""), "unavailable"),
        (fault("InternalErrorException", ""), "unavailable"),
        (fault("SomethingNewException", ""), "unavailable"),
        (
            Reply::Header(
                400,
                "x-amzn-errortype",
                "UserNotFoundException:http://x/",
                vec![],
            ),
            "rejected",
        ),
        (Reply::Answer(400, b"<html>".to_vec()), "unavailable"),
        (Reply::Answer(429, vec![]), "unavailable"),
        (Reply::Answer(500, vec![]), "unavailable"),
        (
            Reply::Answer(200, b"{\"UserAttributes\":[]}".to_vec()),
            "unavailable",
        ),
        (Reply::Answer(200, b"{}".to_vec()), "unavailable"),
        (Reply::Hang, "unavailable: timeout"),
    ] {
        let network = Network::new(move |_, _| reply.clone());
        let error = get_user(&network)
            .fetch(&AccessToken::new("t"))
            .await
            .unwrap_err();
        let found = class(error);
        assert!(found.starts_with(expected), "{found}, not {expected}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_limit_can_be_set_and_a_domain_is_needed() {
    let network = Network::new(|_, _| Reply::Hang);
    let client = user_info(&network).with_timeout(Duration::from_millis(20));
    let error = client.fetch(&AccessToken::new("t")).await.unwrap_err();
    assert!(matches!(error, ProfileError::Timeout { after } if after.as_millis() == 20));
    let bare = UserPool::from_id(POOL).unwrap();
    assert!(matches!(
        UserInfoClient::new(&bare),
        Err(ProfileError::NoDomain)
    ));
}
