//! The program as a Lambda function, against a stand-in for Lambda's Runtime API.

#![allow(clippy::unwrap_used, clippy::panic)]

use function_testing::Function;
use serde_json::{Value, json};

const PROGRAM: &str = env!("CARGO_BIN_EXE_smart-lamp");
const POOL: &[(&str, &str)] = &[
    ("COGNITO_USER_POOL_ID", "eu-west-1_AbCdEf123"),
    ("COGNITO_CLIENT_ID", "1example23456789"),
];

fn turn_on(token: &str) -> Value {
    json!({ "directive": {
        "header": {
            "namespace": "Alexa.PowerController", "name": "TurnOn", "payloadVersion": "3",
            "messageId": "message-1", "correlationToken": "correlation-1",
        },
        "endpoint": { "endpointId": "lamp-1", "scope": { "type": "BearerToken", "token": token } },
        "payload": {},
    } })
}

#[tokio::test]
async fn in_lambda_the_program_is_the_function() {
    let function = Function {
        program: PROGRAM,
        variables: POOL,
    };
    let answers = function.answers(&[turn_on("forged")]).await;
    let event = &answers[0]["event"];
    assert_eq!(event["header"]["name"], "ErrorResponse", "{event}");
    assert_eq!(event["header"]["correlationToken"], "correlation-1");
    assert_eq!(event["payload"]["type"], "INVALID_AUTHORIZATION_CREDENTIAL");
}

#[tokio::test]
async fn a_function_that_is_not_configured_says_what_is_missing() {
    let id = ("LWA_CLIENT_ID", "amzn1.application-oa2-client.1");
    let half = [POOL, &[id]].concat();
    for (variables, missing) in [
        (&[][..], "COGNITO_USER_POOL_ID is not set"),
        (&POOL[..1], "COGNITO_CLIENT_ID is not set"),
        (&half, "LWA_CLIENT_ID and LWA_CLIENT_SECRET go together"),
    ] {
        let function = Function {
            program: PROGRAM,
            variables,
        };
        let (status, said) = function.end().await;
        assert!(!status.success());
        assert!(said.contains(missing), "{said}");
    }
}
