//! The program as a Lambda function, against a stand-in for Lambda's Runtime API.

#![allow(clippy::unwrap_used, clippy::panic)]

use function_testing::Function;
use serde_json::{Value, json};

const PROGRAM: &str = env!("CARGO_BIN_EXE_linked-profile");
const SKILL: &str = "amzn1.ask.skill.00000000-0000-0000-0000-000000000001";

fn launch(skill: &str) -> Value {
    json!({
        "version": "1.0",
        "session": { "new": true, "user": { "userId": "user-1" } },
        "context": { "System": { "application": { "applicationId": skill } } },
        "request": { "type": "LaunchRequest", "locale": "en-US" },
    })
}

#[tokio::test]
async fn in_lambda_the_program_is_the_function() {
    let function = Function {
        program: PROGRAM,
        variables: &[
            ("COGNITO_USER_POOL_ID", "eu-west-1_AbCdEf123"),
            ("COGNITO_CLIENT_ID", "1example23456789"),
            ("COGNITO_DOMAIN", "linked-profile"),
            ("ALEXA_SKILL_ID", SKILL),
        ],
    };
    let events = [launch(SKILL), launch("amzn1.ask.skill.other")];
    let answers = function.answers(&events).await;
    let [own, foreign] = &answers[..] else {
        panic!("{answers:?}");
    };
    assert_eq!(own["response"]["card"]["type"], "LinkAccount", "{own}");
    assert_eq!(
        *foreign,
        json!({ "version": "1.0", "response": { "shouldEndSession": true } })
    );
}

#[tokio::test]
async fn a_function_without_a_user_pool_says_so() {
    let function = Function {
        program: PROGRAM,
        variables: &[],
    };
    let (status, said) = function.end().await;
    assert!(!status.success());
    assert!(said.contains("COGNITO_USER_POOL_ID must be set"), "{said}");
}
