//! The gate: the right answer for each of not linked, linked, rejected, outage and misconfigured.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use alexa_skill_core::linking::{
    Identity, IdentityError, IdentityResolver, LinkGate, LinkPolicy, LinkSentences, LinkState,
    RejectReason, UnlinkedError,
};
use alexa_skill_core::request::RequestEnvelope;
use alexa_skill_core::response::Response;
use alexa_skill_core::secret::AccessToken;
use alexa_skill_core::skill::{HandlerInput, HandlerResult, Skill, SkillError};
use alexa_skill_core::{Locale, async_trait};
use serde_json::{Value, json};

/// Answers by what the token says.
#[derive(Debug, Clone, Default)]
struct ByToken(Arc<AtomicUsize>);

#[async_trait]
impl IdentityResolver for ByToken {
    async fn resolve(&self, token: &AccessToken) -> Result<Arc<Identity>, IdentityError> {
        self.0.fetch_add(1, Ordering::SeqCst);
        match token.expose_secret() {
            "revoked" => Err(RejectReason::Refused("revoked".into()).into()),
            "down" => Err(IdentityError::unavailable("connection refused")),
            "wrong" => Err(IdentityError::Misconfigured("no such user pool".into())),
            "hang" => std::future::pending().await,
            subject => Ok(Arc::new(Identity::new(subject))),
        }
    }
}

fn request(kind: &str, intent: Option<&str>, token: &str, locale: &str) -> Vec<u8> {
    json!({
        "session": { "new": true },
        "context": { "System": { "user": { "accessToken": token } } },
        "request": { "type": kind, "locale": locale, "intent": intent.map(|name| json!({ "name": name })) },
    })
    .to_string()
    .into_bytes()
}

async fn state(input: &mut HandlerInput) -> HandlerResult {
    let said = match input.link_state() {
        Some(LinkState::Linked(identity)) => format!("linked {}", identity.subject),
        Some(other) => format!("handled {}", other.needs_linking()),
        None => "no gate".to_owned(),
    };
    Ok(Response::builder().speak_text(&said).build())
}

async fn answer(gate: LinkGate, body: &[u8]) -> Value {
    let skill = Skill::builder()
        .request_interceptor(gate)
        .fallback(state)
        .build();
    let answer = skill.invoke_json(body).await.unwrap();
    serde_json::from_slice::<Value>(&answer).unwrap()["response"].clone()
}

fn said(response: &Value) -> &str {
    response["outputSpeech"]["ssml"].as_str().unwrap()
}

fn assert_link_card(response: &Value) {
    assert_eq!(response["card"], json!({ "type": "LinkAccount" }));
    assert_eq!(response["shouldEndSession"], true);
    assert!(said(response).contains("Alexa"), "{response}");
}

#[tokio::test]
async fn each_outcome_has_its_own_answer() {
    let gate = || LinkGate::new(ByToken::default());
    let launch = |token| request("LaunchRequest", None, token, "en-US");

    assert_link_card(&answer(gate(), &launch("")).await);
    assert_link_card(&answer(gate(), &launch("revoked")).await);
    assert_eq!(
        said(&answer(gate(), &launch("alice")).await),
        "<speak>linked alice</speak>"
    );

    let outage = answer(gate(), &launch("down")).await;
    assert!(
        outage.get("card").is_none() && said(&outage).contains("Sorry"),
        "{outage}"
    );
    assert_eq!(outage["shouldEndSession"], true);

    let skill = Skill::builder()
        .request_interceptor(gate())
        .fallback(state)
        .build();
    let error = skill.invoke_json(&launch("wrong")).await.unwrap_err();
    assert!(matches!(error, SkillError::Unhandled(_)), "{error}");
    assert!(error.to_string().contains("no such user pool"), "{error}");
}

#[tokio::test]
async fn a_resolver_that_hangs_is_an_outage_at_the_deadline() {
    let gate = LinkGate::new(ByToken::default()).deadline(Duration::from_millis(20));
    let outage = answer(gate, &request("LaunchRequest", None, "hang", "en-US")).await;
    assert!(
        outage.get("card").is_none() && said(&outage).contains("Sorry"),
        "{outage}"
    );
}

#[tokio::test]
async fn the_hosts_deadline_cuts_the_gates_short() {
    let skill = Skill::builder()
        .request_interceptor(LinkGate::new(ByToken::default()))
        .fallback(state)
        .build();
    let body = request("LaunchRequest", None, "hang", "en-US");
    let started = SystemTime::now();
    let deadline = started + Duration::from_millis(300);
    skill
        .invoke_json_until(&body, Some(deadline))
        .await
        .unwrap();
    assert!(
        SystemTime::now() < started + Duration::from_secs(2),
        "the gate's own deadline was waited for"
    );
}

#[tokio::test]
async fn leaving_help_and_what_nobody_says_always_pass() {
    for (kind, intent) in [
        ("IntentRequest", Some("AMAZON.HelpIntent")),
        ("IntentRequest", Some("AMAZON.StopIntent")),
        ("IntentRequest", Some("AMAZON.CancelIntent")),
        ("IntentRequest", Some("AMAZON.NavigateHomeIntent")),
        ("SessionEndedRequest", None),
        ("SessionResumedRequest", None),
        ("CanFulfillIntentRequest", Some("OrderIntent")),
        ("AlexaSkillEvent.SkillDisabled", None),
        ("AudioPlayer.PlaybackStopped", None),
    ] {
        for token in ["", "revoked", "down", "wrong"] {
            let passed = answer(
                LinkGate::new(ByToken::default()),
                &request(kind, intent, token, "en-US"),
            )
            .await;
            assert!(
                passed.get("card").is_none() && said(&passed).contains("handled"),
                "{kind} {token}: {passed}"
            );
        }
    }
    let strict = LinkGate::new(ByToken::default()).do_not_pass("AMAZON.HelpIntent");
    assert_link_card(
        &answer(
            strict,
            &request("IntentRequest", Some("AMAZON.HelpIntent"), "", "en-US"),
        )
        .await,
    );
    let touch = request("Alexa.Presentation.APL.UserEvent", None, "", "en-US");
    assert_link_card(&answer(LinkGate::new(ByToken::default()), &touch).await);
}

#[tokio::test]
async fn policies_choose_the_requests() {
    let gate = |policy| LinkGate::new(ByToken::default()).policy(policy);
    let order = request("IntentRequest", Some("OrderIntent"), "", "en-US");
    let menu = request("IntentRequest", Some("MenuIntent"), "", "en-US");
    let launch = request("LaunchRequest", None, "", "en-US");
    let named = || gate(LinkPolicy::intents(["OrderIntent"]));
    assert_link_card(&answer(named(), &order).await);
    assert_eq!(
        said(&answer(named(), &menu).await),
        "<speak>handled true</speak>"
    );
    assert_eq!(
        said(&answer(named(), &launch).await),
        "<speak>handled true</speak>"
    );
    assert_eq!(
        said(&answer(gate(LinkPolicy::Never), &order).await),
        "<speak>handled true</speak>"
    );
    let open = LinkGate::new(ByToken::default()).pass("MenuIntent");
    assert_eq!(
        said(&answer(open, &menu).await),
        "<speak>handled true</speak>"
    );
}

#[tokio::test]
async fn the_token_is_resolved_once_for_each_request_and_not_without_one() {
    let resolver = ByToken::default();
    let skill = Skill::builder()
        .request_interceptor(LinkGate::new(resolver.clone()))
        .fallback(state)
        .build();
    for (token, calls) in [("", 0), ("alice", 1), ("alice", 2)] {
        skill
            .invoke_json(&request("LaunchRequest", None, token, "en-US"))
            .await
            .unwrap();
        assert_eq!(resolver.0.load(Ordering::SeqCst), calls);
    }
}

#[tokio::test]
async fn sentences_come_by_locale_and_can_be_replaced() {
    let launch = |locale| request("LaunchRequest", None, "", locale);
    for locale in Locale::ALL {
        assert_link_card(
            &answer(LinkGate::new(ByToken::default()), &launch(locale.as_str())).await,
        );
    }
    let gate = || LinkGate::new(ByToken::default());
    assert!(said(&answer(gate(), &launch("de_de")).await).contains("Alexa-App"));
    assert!(said(&answer(gate(), &launch("xx-XX")).await).contains("I need your linked account"));
    let own = || {
        gate().sentences(
            &Locale::from("en"),
            LinkSentences::new("Link in the Alexa app!", "Again!", "Later!"),
        )
    };
    assert_eq!(
        said(&answer(own(), &launch("en-GB")).await),
        "<speak>Link in the Alexa app!</speak>"
    );
    let outage = answer(own(), &request("LaunchRequest", None, "down", "en-AU")).await;
    assert_eq!(said(&outage), "<speak>Later!</speak>");
}

#[test]
fn built_in_sentences_are_valid_ssml() {
    for locale in Locale::ALL {
        let LinkSentences {
            not_linked,
            rejected,
            unavailable,
            ..
        } = LinkSentences::built_in(locale);
        for sentence in [not_linked, rejected, unavailable] {
            alexa_skill_core::ssml::check(&sentence).unwrap();
        }
    }
}

#[tokio::test]
async fn the_pieces_work_alone() {
    async fn check(input: &mut HandlerInput) -> HandlerResult {
        let gate = LinkGate::resolve_only(ByToken::default());
        assert!(matches!(
            input.require_identity(),
            Err(UnlinkedError::NotResolved)
        ));
        let state = gate.resolve(input).await;
        assert!(matches!(&state, LinkState::Rejected(_)), "{state:?}");
        let own = gate.answer(&state, input.locale())?;
        input.set_link_state(state);
        assert!(matches!(
            input.require_identity(),
            Err(UnlinkedError::Rejected(_))
        ));
        Ok(own.unwrap())
    }
    let skill = Skill::builder().on_launch(check).build();
    let response = skill
        .invoke_json(&request("LaunchRequest", None, "revoked", "en-US"))
        .await
        .unwrap();
    assert_link_card(&serde_json::from_slice::<Value>(&response).unwrap()["response"]);
}

#[test]
fn a_token_is_seen_in_no_debug_output() {
    let envelope =
        RequestEnvelope::from_slice(&request("LaunchRequest", None, "the-token", "en-US")).unwrap();
    assert!(!format!("{envelope:?}").contains("the-token"));
}
