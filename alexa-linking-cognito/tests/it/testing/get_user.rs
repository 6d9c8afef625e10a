use super::browser::{self, Answer, CLIENT, json, pool};
use alexa_linking_cognito::testing::{LocalUserPool, UserStatus};
use alexa_skill_core::secret::AccessToken;

const SCOPE: &str = "aws.cognito.signin.user.admin";

async fn call(pool: &LocalUserPool, operation: &str, body: String) -> Answer {
    let request = http::Request::post(pool.base_url())
        .header("content-type", "application/x-amz-json-1.1")
        .header(
            "x-amz-target",
            format!("AWSCognitoIdentityProviderService.{operation}"),
        );
    browser::send(request, body).await.unwrap()
}

async fn get_user(pool: &LocalUserPool, token: &AccessToken) -> Answer {
    let body = serde_json::json!({ "AccessToken": token });
    call(pool, "GetUser", body.to_string()).await
}

fn error(answer: &Answer) -> (String, String) {
    assert_eq!(answer.status(), 400);
    let body = json(answer);
    let member = |name: &str| body[name].as_str().unwrap().to_owned();
    assert_eq!(
        answer.headers()["x-amzn-errortype"],
        member("__type").as_str()
    );
    assert_eq!(
        answer.headers()["content-type"],
        "application/x-amz-json-1.1"
    );
    (member("__type"), member("message"))
}

#[tokio::test]
async fn a_user_is_told_with_every_attribute() {
    let pool = pool().await;
    let token = pool
        .issue_tokens("alice", CLIENT, &[SCOPE])
        .unwrap()
        .access_token;
    let answer = get_user(&pool, &token).await;
    assert_eq!(answer.status(), 200);
    assert_eq!(
        answer.headers()["content-type"],
        "application/x-amz-json-1.1"
    );
    let user = json(&answer);
    assert_eq!(user["Username"], "alice");
    let attributes = user["UserAttributes"].as_array().unwrap();
    assert_eq!(attributes[0]["Name"], "sub");
    assert!(attributes.contains(&serde_json::json!({ "Name": "email_verified", "Value": "true" })));
    assert_eq!(attributes.len(), 6);
}

#[tokio::test]
async fn refusals_have_cognitos_types_and_messages() {
    let pool = pool().await;
    let issue = |scope| {
        pool.issue_tokens("alice", CLIENT, &[scope])
            .unwrap()
            .access_token
    };
    let not_authorized = "NotAuthorizedException";
    for (token, message) in [
        (AccessToken::new("x"), "Invalid Access Token"),
        (
            issue("openid"),
            "Access Token does not have required scopes",
        ),
        (
            pool.expired_copy(&issue(SCOPE)).unwrap(),
            "Access Token has expired",
        ),
    ] {
        let answer = get_user(&pool, &token).await;
        assert_eq!(error(&answer), (not_authorized.into(), message.into()));
    }
    let token = issue(SCOPE);
    pool.revoke(&token).unwrap();
    assert_eq!(
        error(&get_user(&pool, &token).await).1,
        "Access Token has been revoked"
    );

    let token = issue(SCOPE);
    for (status, kind) in [
        (UserStatus::Disabled, not_authorized),
        (UserStatus::Unconfirmed, "UserNotConfirmedException"),
        (UserStatus::ResetRequired, "PasswordResetRequiredException"),
    ] {
        pool.set_user_status("alice", status).unwrap();
        assert_eq!(error(&get_user(&pool, &token).await).0, kind);
    }
    pool.delete_user("alice").unwrap();
    assert_eq!(
        error(&get_user(&pool, &token).await).0,
        "UserNotFoundException"
    );
}

#[tokio::test]
async fn other_operations_and_bodies_are_refused_in_kind() {
    let pool = pool().await;
    for (operation, body, kind) in [
        ("InitiateAuth", "{}", "UnknownOperationException"),
        ("GetUser", "{", "SerializationException"),
        ("GetUser", r#"{"AccessToken":1}"#, "SerializationException"),
        ("GetUser", "{}", "InvalidParameterException"),
        (
            "GetUser",
            r#"{"AccessToken":""}"#,
            "InvalidParameterException",
        ),
    ] {
        let answer = call(&pool, operation, body.to_owned()).await;
        assert_eq!(error(&answer).0, kind, "{operation} {body}");
    }
    let untargeted = browser::send(http::Request::post(pool.base_url()), "")
        .await
        .unwrap();
    assert_eq!(error(&untargeted).0, "UnknownOperationException");
}
