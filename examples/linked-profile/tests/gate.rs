//! Account linking, by the test kit: every branch of the link gate and every fault of the pool.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::sync::Arc;
use std::time::Duration;

use alexa_linking_cognito::testing::{Endpoint, Fault, LocalClient, LocalUserPool, OffsetClock};
use alexa_skill_core::Locale;
use alexa_skill_core::request::SessionEndedReason;
use alexa_skill_core::secret::AccessToken;
use alexa_skill_core::testing::{Turn, VirtualAlexa};
use linked_profile::models::MODELS;
use linked_profile::pool::Pool;
use linked_profile::skill;

/// A pool, and a device that speaks to the skill over it.
struct Stage {
    alexa: VirtualAlexa,
    pool: LocalUserPool,
    clock: Arc<OffsetClock>,
}

async fn stage() -> Stage {
    let pool = Pool::local().await.unwrap();
    let skill = skill::build(pool.user_pool.clone(), &pool.client_id, pool.clock.clone()).unwrap();
    let device = VirtualAlexa::new(skill).clock(pool.clock.0.clone());
    let device = MODELS.into_iter().fold(device, |device, (locale, model)| {
        device.interaction_model_for(locale, model).unwrap()
    });
    let alexa = device.build();
    Stage {
        alexa,
        pool: pool.local.unwrap(),
        clock: pool.clock.0,
    }
}

async fn linked() -> Stage {
    let mut stage = stage().await;
    stage.alexa.link(&stage.pool, "alice").await.unwrap();
    stage
}

impl Stage {
    async fn say(&mut self, text: &str) -> Turn {
        self.alexa.say(text).await.unwrap()
    }

    async fn launch(&mut self) -> Turn {
        self.alexa.launch().await.unwrap()
    }
}

#[track_caller]
fn asks_to_link(turn: &Turn) {
    turn.assert_speech_contains("Alexa app")
        .assert_link_account_card()
        .assert_session_ended()
        .assert_no_lints();
}

#[track_caller]
fn asks_to_link_again(turn: &Turn) {
    turn.assert_speech_contains("expired");
    asks_to_link(turn);
}

/// An outage is the pool's fault and not the user's: linking again would not help.
#[track_caller]
fn apologises(turn: &Turn) {
    turn.assert_speech_contains("Sorry")
        .assert_no_card()
        .assert_session_ended()
        .assert_no_lints();
}

#[tokio::test]
async fn without_an_account_what_needs_one_brings_the_card() {
    let mut stage = stage().await;
    asks_to_link(&stage.launch().await);
    for text in ["what is my email address", "hello", "link my account"] {
        asks_to_link(&stage.say(text).await);
    }
    stage.alexa.link_with("");
    asks_to_link(&stage.launch().await);
}

#[tokio::test]
async fn a_linked_account_is_greeted_and_asked_about() {
    let mut stage = linked().await;
    stage
        .launch()
        .await
        .assert_speech_contains("Welcome back, Alice!")
        .assert_listening()
        .assert_no_lints();
    for (text, id, said) in [
        ("what is my name", "fullName", "Alice Liddell"),
        ("tell me my e-mail", "emailAddress", "alice@example.com"),
        (
            "what's my cell phone number",
            "phoneNumber",
            "+441865276150",
        ),
        (
            "my home address",
            "streetAddress",
            "1 Rabbit Hole & Garden, Oxford",
        ),
        ("tell me everything", "fullProfile", "Alice Liddell"),
    ] {
        stage
            .say(text)
            .await
            .assert_intent("RequestInfoIntent")
            .assert_slot_id("infoTypeRequested", id)
            .assert_speech_contains(said)
            .assert_no_card()
            .assert_listening()
            .assert_no_lints();
    }
    stage
        .say("hello")
        .await
        .assert_speech_contains("Hello, Alice!");
    let again = stage.say("link my account").await;
    again
        .assert_speech_contains("already linked, as Alice")
        .assert_no_card();
    stage
        .say("ask linked profile what is my phone")
        .await
        .assert_slot_id("infoTypeRequested", "phoneNumber");
}

#[tokio::test]
async fn words_that_resolve_to_nothing_mean_everything() {
    let mut stage = linked().await;
    for text in ["what is my shoe size", "what do you know about me"] {
        stage
            .say(text)
            .await
            .assert_intent("RequestInfoIntent")
            .assert_speech_contains("Alice Liddell")
            .assert_speech_contains("+44");
    }
    let turn = stage.say("what is my shoe size").await;
    turn.assert_slot_unresolved("infoTypeRequested");
}

#[tokio::test]
async fn what_the_account_does_not_tell_is_not_made_up() {
    let mut stage = stage().await;
    stage.alexa.link(&stage.pool, "bob").await.unwrap();
    stage
        .launch()
        .await
        .assert_speech_contains("Welcome back! ");
    stage
        .say("what is my phone number")
        .await
        .assert_speech_contains("doesn't tell me a phone number");
    stage
        .say("tell me everything")
        .await
        .assert_speech_contains("bob@example.com")
        .assert_speech_lacks("phone number is");
    stage
        .say("link my account")
        .await
        .assert_speech_contains("already linked.");
}

#[tokio::test]
async fn the_profile_is_looked_up_once_a_session_and_the_token_checked_on_every_turn() {
    let mut stage = linked().await;
    for _ in 0..3 {
        stage
            .say("what is my name")
            .await
            .assert_speech_contains("Alice");
    }
    assert_eq!(stage.pool.requests(Endpoint::UserInfo), 1);
    assert_eq!(stage.pool.requests(Endpoint::Jwks), 1);
    stage.clock.advance(Duration::from_secs(3601));
    asks_to_link_again(&stage.say("what is my name").await);
}

#[tokio::test]
async fn an_expired_token_asks_to_link_again_and_linking_helps() {
    let mut stage = linked().await;
    stage.alexa.expire_token(&stage.pool).await.unwrap();
    asks_to_link_again(&stage.launch().await);
    stage.alexa.link(&stage.pool, "alice").await.unwrap();
    stage
        .launch()
        .await
        .assert_speech_contains("Welcome back, Alice!");
}

#[tokio::test]
async fn a_revoked_token_asks_to_link_again() {
    let mut stage = linked().await;
    stage.alexa.revoke(&stage.pool).await.unwrap();
    asks_to_link_again(&stage.launch().await);
}

#[tokio::test]
async fn access_that_is_revoked_is_noticed_in_the_next_session() {
    let mut stage = linked().await;
    stage.launch().await.assert_speech_contains("Alice");
    stage.alexa.revoke(&stage.pool).await.unwrap();
    // This one goes on with the profile that it keeps.
    stage
        .say("what is my name")
        .await
        .assert_speech_contains("Alice Liddell");
    asks_to_link_again(&stage.launch().await);
    stage.alexa.link(&stage.pool, "alice").await.unwrap();
    stage.launch().await.assert_speech_contains("Alice");
}

#[tokio::test]
async fn an_account_that_is_unlinked_in_a_session_is_not_known_any_more() {
    let mut stage = linked().await;
    stage.launch().await.assert_listening();
    stage.alexa.unlink();
    asks_to_link(&stage.say("what is my name").await);
}

#[tokio::test]
async fn tokens_of_others_ask_to_link_again() {
    let stage = linked().await;
    let token = stage.alexa.access_token().unwrap();
    let claims = stage.pool.claims(token).unwrap();
    let changed = |name: &str, value: &str| {
        let mut claims = claims.clone();
        claims.insert(name.to_owned(), value.into());
        stage.pool.sign_access_token(&claims).unwrap()
    };
    stage
        .pool
        .put_client(LocalClient::new("other-client"))
        .unwrap();
    let issued = stage
        .pool
        .issue_tokens("alice", "other-client", &["openid"])
        .unwrap();
    let tokens = [
        ("another audience", changed("client_id", "someone-else")),
        ("another client of the pool", issued.access_token),
        ("another issuer", changed("iss", "https://example.com/pool")),
        ("an id token", changed("token_use", "id")),
        ("no token at all", AccessToken::new("opaque")),
        ("a broken signature", broken(token)),
    ];
    let Stage { mut alexa, .. } = stage;
    for (what, token) in tokens {
        alexa.link_with(token);
        let turn = alexa.launch().await.unwrap();
        turn.assert(what, |turn| turn.card().is_some());
        asks_to_link_again(&turn);
    }
}

fn broken(token: &AccessToken) -> AccessToken {
    let text = token.expose_secret();
    let (signed, _) = text.rsplit_once('.').unwrap();
    AccessToken::new(format!("{signed}.{}", "A".repeat(342)))
}

#[tokio::test]
async fn rotated_keys_are_followed() {
    let mut stage = linked().await;
    stage.launch().await.assert_speech_contains("Alice");
    let old = stage.alexa.access_token().unwrap().clone();
    stage.pool.rotate_keys().await.unwrap();
    stage.alexa.link(&stage.pool, "alice").await.unwrap();
    stage.launch().await.assert_speech_contains("Alice");
    // Signed with a key that is still published.
    stage
        .alexa
        .link_with(old.clone())
        .launch()
        .await
        .unwrap()
        .assert_speech_contains("Alice");

    // To a skill that starts after the old key is gone, its tokens are nobody's.
    stage.pool.drop_retired_keys();
    let client = stage.pool.clients()[0].id().to_owned();
    let pool = stage.pool.user_pool().unwrap();
    let shared = linked_profile::pool::SharedClock(stage.clock.clone());
    let mut later = VirtualAlexa::new(skill::build(pool, &client, shared).unwrap()).build();
    asks_to_link_again(&later.link_with(old).launch().await.unwrap());
}

#[tokio::test]
async fn a_pool_that_is_down_brings_an_apology_and_never_the_card() {
    for fault in [
        Fault::Status(500),
        Fault::Status(503),
        Fault::Throttled,
        Fault::CloseConnection,
    ] {
        let mut stage = linked().await;
        stage.pool.set_fault_everywhere(&fault);
        apologises(&stage.launch().await);
        apologises(&stage.say("link my account").await);
        // Leaving and help need no pool.
        stage.say("help").await.assert_no_card().assert_listening();
        stage
            .say("stop")
            .await
            .assert_speech("Goodbye!")
            .assert_no_card();
        stage.pool.clear_faults();
        // A pool that has just failed is left alone for a moment.
        stage.clock.advance(Duration::from_secs(60));
        stage.launch().await.assert_speech_contains("Alice");
    }
}

#[tokio::test]
async fn a_pool_that_is_slow_or_hangs_is_not_waited_for() {
    for fault in [Fault::Delay(Duration::from_secs(6)), Fault::Hang] {
        let mut stage = linked().await;
        stage.pool.set_fault_everywhere(&fault);
        let turn = stage.launch().await;
        apologises(&turn);
        turn.assert_took_at_most(Duration::from_secs(5));
    }
    // A little slow is no fault.
    let mut stage = linked().await;
    stage
        .pool
        .set_fault_everywhere(&Fault::Delay(Duration::from_millis(200)));
    stage.launch().await.assert_speech_contains("Alice");
}

#[tokio::test]
async fn a_pool_that_fails_after_the_token_was_checked() {
    let mut stage = linked().await;
    stage.pool.set_fault(Endpoint::UserInfo, Fault::Status(503));
    apologises(&stage.launch().await);
    stage.pool.clear_faults();
    stage.launch().await.assert_speech_contains("Alice");
    // The profile is known for this session, so the outage is not noticed.
    stage.pool.set_fault(Endpoint::UserInfo, Fault::Status(503));
    stage
        .say("what is my name")
        .await
        .assert_speech_contains("Alice");
}

#[tokio::test]
async fn users_who_are_gone_ask_to_link_again() {
    let mut stage = linked().await;
    stage.pool.delete_user("alice").unwrap();
    asks_to_link_again(&stage.launch().await);
    let mut stage = linked().await;
    stage.pool.disable_user("alice").unwrap();
    asks_to_link_again(&stage.launch().await);
}

#[tokio::test]
async fn leaving_help_and_the_unknown_need_no_account() {
    let mut stage = stage().await;
    for (text, said) in [
        ("stop", "Goodbye"),
        ("cancel", "Goodbye"),
        ("go home", "Goodbye"),
        ("help", "link my account"),
        ("the moon is made of cheese", "didn't get that"),
    ] {
        stage
            .say(text)
            .await
            .assert_speech_contains(said)
            .assert_no_card();
    }
    assert!(stage.alexa.in_session());
    let turn = stage
        .alexa
        .end_session(SessionEndedReason::UserInitiated)
        .await
        .unwrap();
    turn.assert_silent().assert_no_card().assert_no_lints();
    stage.say("help").await.assert_listening();
    let turn = stage.alexa.time_out().await.unwrap();
    turn.assert_silent().assert_no_lints();
}

#[tokio::test]
async fn a_profile_that_the_pool_refuses_by_its_settings_is_the_developer_s_concern() {
    // No scope of the token opens the profile, whoever signs in again.
    let stage = stage().await;
    let client = stage.pool.clients()[0].id().to_owned();
    let tokens = stage
        .pool
        .issue_tokens("alice", &client, &["phone"])
        .unwrap();
    let mut alexa = stage.alexa;
    alexa
        .link_with(tokens.access_token)
        .launch()
        .await
        .unwrap()
        .assert_speech_contains("something went wrong")
        .assert_no_card()
        .assert_session_ended();
}

#[tokio::test]
async fn every_language_of_the_package_works() {
    for (locale, open, ask, said, link) in [
        (
            Locale::EN_GB,
            "open linked profile",
            "what is my name",
            "Your full name",
            "Alexa app",
        ),
        (
            Locale::DE_DE,
            "öffne",
            "sag mir meine adresse",
            "Anschrift",
            "Alexa-App",
        ),
    ] {
        let mut stage = stage().await;
        stage.alexa.set_locale(locale.clone());
        let name = stage.alexa.model().unwrap().invocation_name().to_owned();
        let open = if open.contains(' ') {
            open.to_owned()
        } else {
            format!("{open} {name}")
        };
        stage
            .say(&open)
            .await
            .assert_request_type("LaunchRequest")
            .assert_speech_contains(link)
            .assert_link_account_card();
        stage.alexa.link(&stage.pool, "alice").await.unwrap();
        stage
            .say(&open)
            .await
            .assert_speech_contains("Alice")
            .assert_no_lints();
        stage
            .say(ask)
            .await
            .assert_speech_contains(said)
            .assert_no_lints();
        stage.alexa.handler_report().unwrap().assert_complete();
    }
}
