//! The administrative calls as they go over the wire, and every answer's class.

use std::time::Duration;

use alexa_linking_cognito::UserPool;
use alexa_linking_cognito::admin::{AdminLinkError, AdminLinker, Credentials, ExternalIdentity};
use serde_json::{Value, json};

use crate::server::{Act, Server, response};
use crate::support::POOL;

const SECRET: &str = "wJalrXUtnFEMI-EXAMPLE";

fn linker(server: &Server) -> AdminLinker {
    let pool = UserPool::from_id(POOL)
        .unwrap()
        .with_endpoint(&server.base())
        .unwrap();
    AdminLinker::builder(&pool)
        .credentials(Credentials::new("AKIDEXAMPLE", SECRET, None, None, "test"))
        .timeout(Duration::from_secs(2))
        .build()
        .unwrap()
}

fn amazon() -> ExternalIdentity {
    ExternalIdentity::new("LoginWithAmazon", "amzn1.account.EXAMPLE")
}

/// The operation and the body of the only request.
fn only_request(server: &Server) -> (String, Value) {
    let requests = server.requests();
    let [request] = &requests[..] else {
        panic!("{} requests", requests.len());
    };
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    let header = |name: &str| {
        head.lines()
            .find_map(|line| line.strip_prefix(name))
            .unwrap_or_default()
            .trim()
            .to_owned()
    };
    let signed = header("authorization: AWS4-HMAC-SHA256 ");
    assert!(
        signed.contains("AKIDEXAMPLE/") && signed.contains("/eu-west-1/cognito-idp/aws4_request"),
        "{head}"
    );
    assert!(!request.contains(SECRET));
    let operation = header("x-amz-target: AWSCognitoIdentityProviderService.");
    (operation, serde_json::from_str(body).unwrap())
}

fn fault(status: &str, kind: &str) -> Act {
    let body = json!({"__type": kind, "message": "in words"}).to_string();
    Act::Send(response(
        status,
        "content-type: application/x-amz-json-1.1\r\n",
        body.as_bytes(),
    ))
}

#[tokio::test]
async fn linking_names_the_pool_user_and_the_external_identity() {
    let server = Server::start(|_| Act::answer("200 OK", b"{}")).await;
    linker(&server).link("alice", &amazon()).await.unwrap();
    let expected = json!({
        "UserPoolId": POOL,
        "DestinationUser": {"ProviderName": "Cognito", "ProviderAttributeValue": "alice"},
        "SourceUser": {
            "ProviderName": "LoginWithAmazon",
            "ProviderAttributeName": "Cognito_Subject",
            "ProviderAttributeValue": "amzn1.account.EXAMPLE",
        },
    });
    assert_eq!(
        only_request(&server),
        ("AdminLinkProviderForUser".into(), expected)
    );
}

#[tokio::test]
async fn unlinking_names_the_external_identity() {
    let server = Server::start(|_| Act::answer("200 OK", b"{}")).await;
    let by_mail = ExternalIdentity::new("Corp", "alice@example.com").by_attribute("email");
    linker(&server).unlink(&by_mail).await.unwrap();
    let expected = json!({
        "UserPoolId": POOL,
        "User": {
            "ProviderName": "Corp",
            "ProviderAttributeName": "email",
            "ProviderAttributeValue": "alice@example.com",
        },
    });
    assert_eq!(
        only_request(&server),
        ("AdminDisableProviderForUser".into(), expected)
    );
}

#[tokio::test]
async fn a_user_is_looked_up_by_name() {
    let server = Server::start(|_| {
        let user = json!({
            "Username": "alice", "Enabled": true, "UserStatus": "CONFIRMED",
            "UserAttributes": [
                {"Name": "sub", "Value": "s-1"}, {"Name": "given_name", "Value": "Alice"},
                {"Name": "identities", "Value": "[{\"userId\":\"7\",\"providerName\":\"Google\"}]"},
            ],
        });
        Act::answer("200 OK", user.to_string().as_bytes())
    })
    .await;
    let alice = linker(&server).user("alice").await.unwrap();
    assert_eq!(
        (
            alice.username.as_str(),
            alice.enabled,
            alice.status.as_deref()
        ),
        ("alice", true, Some("CONFIRMED"))
    );
    assert_eq!(alice.profile.subject(), "s-1");
    assert_eq!(alice.identities(), [ExternalIdentity::new("Google", "7")]);
    assert!(!format!("{alice:?}").contains("Alice"), "{alice:?}");
    let expected = json!({"UserPoolId": POOL, "Username": "alice"});
    assert_eq!(only_request(&server), ("AdminGetUser".into(), expected));
}

fn listing(subjects: &'static [&'static str]) -> impl FnMut(&str) -> Act + Send + 'static {
    move |_| {
        let users: Vec<_> = subjects
            .iter()
            .map(|sub| {
                json!({
                    "Username": "alice", "Enabled": false,
                    "Attributes": [{"Name": "sub", "Value": sub}],
                })
            })
            .collect();
        Act::answer("200 OK", json!({ "Users": users }).to_string().as_bytes())
    }
}

#[tokio::test]
async fn a_user_is_looked_up_by_subject() {
    let server = Server::start(listing(&["s-1"])).await;
    let alice = linker(&server).user_by_subject("s-1").await.unwrap();
    assert_eq!((alice.username.as_str(), alice.enabled), ("alice", false));
    let expected = json!({"UserPoolId": POOL, "Filter": "sub = \"s-1\"", "Limit": 1});
    assert_eq!(only_request(&server), ("ListUsers".into(), expected));
}

#[tokio::test]
async fn a_subject_cannot_widen_the_search() {
    let server = Server::start(listing(&["s-1"])).await;
    let hostile = r#"x" or sub ^= "\"#;
    let found = linker(&server).user_by_subject(hostile).await;
    assert!(
        matches!(found, Err(AdminLinkError::UserNotFound)),
        "{found:?}"
    );
    let (_, body) = only_request(&server);
    assert_eq!(body["Filter"], r#"sub = "x\" or sub ^= \"\\""#);

    let nobody = Server::start(listing(&[])).await;
    let found = linker(&nobody).user_by_subject("s-1").await;
    assert!(
        matches!(found, Err(AdminLinkError::UserNotFound)),
        "{found:?}"
    );
}

/// The error's class, in one word.
fn class(error: &AdminLinkError) -> &'static str {
    match error {
        AdminLinkError::AliasExists(_) => "alias exists",
        AdminLinkError::LimitExceeded(_) => "limit exceeded",
        AdminLinkError::UserNotFound => "user not found",
        AdminLinkError::ResourceNotFound(_) => "resource not found",
        AdminLinkError::InvalidParameter(_) => "invalid parameter",
        AdminLinkError::NotAuthorized(_) => "not authorized",
        AdminLinkError::NoCredentials => "no credentials",
        AdminLinkError::Throttled => "throttled",
        AdminLinkError::Timeout { .. } => "timeout",
        AdminLinkError::Unavailable(_) => "unavailable",
        AdminLinkError::Service { .. } => "service",
        _ => "else",
    }
}

#[tokio::test]
async fn each_error_of_the_service_has_its_class() {
    for (status, kind, expected, transient) in [
        ("400 Bad", "AliasExistsException", "alias exists", false),
        ("400 Bad", "LimitExceededException", "limit exceeded", false),
        ("400 Bad", "UserNotFoundException", "user not found", false),
        (
            "400 Bad",
            "ResourceNotFoundException",
            "resource not found",
            false,
        ),
        (
            "400 Bad",
            "InvalidParameterException",
            "invalid parameter",
            false,
        ),
        (
            "400 Bad",
            "com.amazon#NotAuthorizedException",
            "not authorized",
            false,
        ),
        ("400 Bad", "AccessDeniedException", "not authorized", false),
        (
            "400 Bad",
            "UnrecognizedClientException",
            "not authorized",
            false,
        ),
        ("400 Bad", "ExpiredTokenException", "not authorized", false),
        ("400 Bad", "TooManyRequestsException", "throttled", true),
        ("429 Slow", "WhateverException", "throttled", true),
        ("500 Oh", "InternalErrorException", "unavailable", true),
        ("503 Busy", "", "unavailable", true),
        ("400 Bad", "NewException", "service", false),
    ] {
        let server = Server::start(move |_| fault(status, kind)).await;
        let error = linker(&server).link("alice", &amazon()).await.unwrap_err();
        assert_eq!(class(&error), expected, "{status} {kind}: {error:?}");
        assert_eq!(error.is_transient(), transient, "{kind}");
        let text = format!("{error} {error:?}");
        assert!(!text.contains(SECRET) && !text.contains("amzn1"), "{text}");
    }
}

#[tokio::test]
async fn a_single_failure_is_tried_again() {
    let mut before = 0;
    let server = Server::start(move |_| {
        before += 1;
        match before {
            1 => fault("500 Oh", "InternalErrorException"),
            _ => Act::answer("200 OK", b"{}"),
        }
    })
    .await;
    linker(&server).link("alice", &amazon()).await.unwrap();
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn what_is_no_answer_is_an_outage_and_ends_in_time() {
    let hang = Server::start(|_| Act::SendAndHang(vec![])).await;
    let pool = UserPool::from_id(POOL)
        .unwrap()
        .with_endpoint(&hang.base())
        .unwrap();
    let impatient = AdminLinker::builder(&pool)
        .credentials(Credentials::new("AKIDEXAMPLE", SECRET, None, None, "test"))
        .timeout(Duration::from_millis(100))
        .build()
        .unwrap();
    let error = impatient.unlink(&amazon()).await.unwrap_err();
    assert_eq!(class(&error), "timeout");

    for act in [
        Act::Reset,
        Act::answer("200 OK", b"<html>"),
        Act::answer("502 Bad", b"<html>"),
    ] {
        let server = Server::start(move |_| act.clone()).await;
        let error = linker(&server).user("alice").await.unwrap_err();
        assert_eq!(class(&error), "unavailable", "{error:?}");
    }
}
