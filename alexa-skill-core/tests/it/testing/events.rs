//! Account, permissions and skill events.

use std::sync::Mutex;

use super::cafe::{nothing, skill};
use alexa_skill_core::response::Response;
use alexa_skill_core::secret::AccessToken;
use alexa_skill_core::skill::{HandlerInput, HandlerResult, Skill};
use alexa_skill_core::testing::{LinkProvider, Lint, TestingError, VirtualAlexa};
use alexa_skill_core::{BoxError, async_trait};
use serde_json::json;

/// An authorization server of one user.
#[derive(Default)]
struct Provider {
    revoked: Mutex<Vec<String>>,
}

#[async_trait]
impl LinkProvider for Provider {
    async fn link(&self, user: &str) -> Result<AccessToken, BoxError> {
        if user == "alice" {
            Ok(AccessToken::new("token-of-alice"))
        } else {
            Err("unknown user".into())
        }
    }

    async fn expired(&self, token: &AccessToken) -> Result<AccessToken, BoxError> {
        Ok(AccessToken::new(format!(
            "expired-{}",
            token.expose_secret()
        )))
    }

    async fn revoke(&self, token: &AccessToken) -> Result<(), BoxError> {
        self.revoked
            .lock()
            .unwrap()
            .push(token.expose_secret().to_owned());
        Ok(())
    }
}

fn alexa() -> VirtualAlexa {
    VirtualAlexa::new(skill().fallback(nothing).build()).build()
}

#[tokio::test]
async fn an_account_is_linked_expired_revoked_and_unlinked() {
    let provider = Provider::default();
    let mut alexa = alexa();
    let error = alexa.expire_token(&provider).await.unwrap_err();
    assert!(matches!(error, TestingError::NotLinked));
    let error = alexa.link(&provider, "mallory").await.unwrap_err();
    assert!(matches!(error, TestingError::Link { .. }), "{error:?}");

    alexa.link(&provider, "alice").await.unwrap();
    let turn = alexa.launch().await.unwrap();
    for pointer in [
        "/context/System/user/accessToken",
        "/session/user/accessToken",
    ] {
        assert_eq!(
            turn.request().pointer(pointer),
            Some(&json!("token-of-alice"))
        );
    }
    alexa.revoke(&provider).await.unwrap();
    assert_eq!(*provider.revoked.lock().unwrap(), ["token-of-alice"]);
    assert!(alexa.access_token().is_some());
    alexa.expire_token(&provider).await.unwrap();
    let turn = alexa.launch().await.unwrap();
    assert_eq!(
        turn.request()["session"]["user"]["accessToken"],
        "expired-token-of-alice"
    );
    alexa.unlink();
    let turn = alexa.launch().await.unwrap();
    assert!(
        turn.request()["session"]["user"]
            .get("accessToken")
            .is_none()
    );
    let turn = alexa.link_with("forged").launch().await.unwrap();
    assert_eq!(turn.request()["session"]["user"]["accessToken"], "forged");
}

#[tokio::test]
async fn skill_events_come_out_of_session() {
    let mut alexa = alexa();
    assert!(matches!(
        alexa.account_linked().await,
        Err(TestingError::NotLinked)
    ));
    alexa
        .skill_enabled()
        .await
        .unwrap()
        .assert_request_type("AlexaSkillEvent.SkillEnabled");
    let turn = alexa
        .link_with("token-of-alice")
        .account_linked()
        .await
        .unwrap();
    assert_eq!(
        turn.request()["request"]["body"]["accessToken"],
        "token-of-alice"
    );
    assert!(turn.request().get("session").is_none());
    assert!(!format!("{turn} {turn:?}").contains("token-of-alice"));

    alexa
        .grant_permission("alexa::profile:email:read")
        .deny_permission("alexa::profile:name:read");
    let accepted = json!({ "acceptedPermissions": [{ "scope": "alexa::profile:email:read" }] });
    let turn = alexa.permission_accepted().await.unwrap();
    assert_eq!(turn.request()["request"]["body"], accepted);
    let turn = alexa.permission_changed().await.unwrap();
    assert_eq!(
        turn.request()["request"]["type"],
        "AlexaSkillEvent.SkillPermissionChanged"
    );
    let scopes = &turn.request()["context"]["System"]["user"]["permissions"]["scopes"];
    assert_eq!(scopes["alexa::profile:name:read"]["status"], "DENIED");

    let turn = alexa.skill_disabled().await.unwrap();
    let user = &turn.request()["context"]["System"]["user"];
    assert!(user.get("accessToken").is_none() && user.get("permissions").is_none());
    assert!(alexa.access_token().is_none());
}

async fn chatty(_: &mut HandlerInput) -> HandlerResult {
    Ok(Response::builder().speak("Nobody hears this.").build())
}

#[tokio::test]
async fn an_answer_that_nobody_hears_is_doubtful() {
    let mut alexa = VirtualAlexa::new(Skill::builder().fallback(chatty).build()).build();
    let turn = alexa.skill_enabled().await.unwrap();
    assert_eq!(turn.lints(), [Lint::AnswerUnheard]);
}

async fn connect(input: &mut HandlerInput) -> HandlerResult {
    if input.envelope().request_type() != "LaunchRequest" {
        return Ok(Response::builder()
            .speak("Back.")
            .with_should_end_session(true)
            .build());
    }
    let directive = alexa_skill_core::response::Directive::raw(
        "Connections.StartConnection",
        &json!({ "uri": "connection://AMAZON.AskForAccountLinking/1", "token": "t-1" }),
    )?;
    Ok(Response::builder().add_directive(directive).build())
}

#[tokio::test]
async fn a_connection_brings_the_session_back() {
    let mut alexa = VirtualAlexa::new(Skill::builder().fallback(connect).build()).build();
    alexa.launch().await.unwrap().assert_session_open();
    let turn = alexa
        .session_resumed(200, "OK", json!({ "linked": true }))
        .await
        .unwrap();
    turn.assert_request_type("SessionResumedRequest")
        .assert_session_ended();
    let cause = &turn.request()["request"]["cause"];
    assert_eq!(
        (&cause["token"], &cause["status"]["code"]),
        (&json!("t-1"), &json!("200"))
    );
}

#[tokio::test]
async fn can_fulfill_comes_without_session_and_account() {
    let mut alexa = alexa();
    alexa.link_with("token-of-alice");
    let turn = alexa
        .can_fulfill("FindIntent", &[("query", "tea")])
        .await
        .unwrap();
    turn.assert_request_type("CanFulfillIntentRequest")
        .assert_slot("query", "tea");
    assert!(!turn.request().to_string().contains("token-of-alice"));
    assert!(alexa.access_token().is_some());
}

#[tokio::test]
async fn any_other_request_can_be_sent() {
    let mut alexa = alexa();
    let members = json!({ "type": "Messaging.MessageReceived", "message": { "a": 1 } });
    let members = members.as_object().unwrap().clone();
    let turn = alexa.send(members.clone(), false).await.unwrap();
    assert_eq!(turn.request()["request"]["message"]["a"], 1);
    assert!(turn.request().get("session").is_none());
    let turn = alexa.send(members, true).await.unwrap();
    assert_eq!(turn.request()["session"]["new"], true);
    let error = alexa.send(serde_json::Map::new(), false).await.unwrap_err();
    assert!(matches!(error, TestingError::Answer { .. }), "{error:?}");
}
