//! The conversation, turn by turn: each outcome of account linking has its own answer.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)]

use alexa_linking_cognito::testing::{Endpoint, Fault};
use alexa_skill_core::Locale;
use alexa_skill_core::request::{Intent, IntentName, Slot};
use linked_profile::alexa::{Alexa, Turn};
use linked_profile::conversation::{self, Event};
use linked_profile::pool::Pool;
use linked_profile::skill;

fn said(turn: &Turn) -> &str {
    turn.response["response"]["outputSpeech"]["ssml"]
        .as_str()
        .unwrap_or_default()
}

fn card(turn: &Turn) -> Option<&str> {
    turn.response["response"]["card"]["type"].as_str()
}

fn ended(turn: &Turn) -> bool {
    turn.response["response"]["shouldEndSession"] == true
}

async fn stage() -> (Pool, Alexa) {
    let pool = Pool::local().await.unwrap();
    let skill = skill::build(pool.user_pool.clone(), &pool.client_id, pool.clock.clone()).unwrap();
    let alexa = Alexa::new(skill, Locale::EN_US, pool.clock.clone());
    (pool, alexa)
}

fn ask(id: &str) -> Intent {
    let slot = Slot::new("infoTypeRequested").resolved_as(id, "whatever was said");
    Intent::new("RequestInfoIntent").with_slot(slot)
}

async fn played(locale: Locale) -> Vec<Turn> {
    let pool = Pool::local().await.unwrap();
    let mut turns = Vec::new();
    conversation::play(&pool, locale, &mut |event| {
        if let Event::Turn(turn) = event {
            turns.push(*turn);
        }
    })
    .await
    .unwrap();
    turns
}

#[tokio::test]
async fn the_whole_conversation_goes_as_it_should() {
    let turns = played(Locale::EN_US).await;
    let expected = [
        ("linked account", true, true),
        ("linked account", true, true),
        ("Welcome back, Alice!", false, false),
        ("Alice Liddell", false, false),
        (
            "<say-as interpret-as=\"telephone\">+441865276150</say-as>",
            false,
            false,
        ),
        (
            "<say-as interpret-as=\"spell-out\">alice@example.com</say-as>",
            false,
            false,
        ),
        ("1 Rabbit Hole &amp; Garden, Oxford", false, false),
        ("Alice Liddell", false, false),
        ("I can tell you", false, false),
        ("already linked, as Alice", false, false),
        ("expired", true, true),
        ("Sorry, I can't reach your account", false, true),
        ("Welcome back, Alice!", false, false),
        ("Hello, Alice!", false, false),
        ("Goodbye", false, true),
    ];
    assert_eq!(turns.len(), expected.len());
    for (turn, (text, has_card, ends)) in turns.iter().zip(expected) {
        let seen = (card(turn) == Some("LinkAccount"), ended(turn));
        assert!(
            said(turn).contains(text),
            "{}: {}",
            turn.user,
            turn.response
        );
        assert_eq!(seen, (has_card, ends), "{}: {}", turn.user, turn.response);
    }
}

#[tokio::test]
async fn german_is_spoken_to_german_devices() {
    for turn in played(Locale::DE_DE).await {
        let english = ["your ", "Sorry", "Hello", "Goodbye"]
            .iter()
            .any(|word| said(&turn).contains(word));
        assert!(!english, "{}", said(&turn));
        assert!(!said(&turn).contains(['{', '}', '$']), "{}", said(&turn));
    }
}

#[tokio::test]
async fn what_the_account_does_not_tell_is_not_made_up() {
    let (pool, mut alexa) = stage().await;
    alexa.link(pool.link("bob").await.unwrap());
    let launch = alexa.launch("open").await.unwrap();
    assert!(
        said(&launch).contains("Welcome back! "),
        "{}",
        said(&launch)
    );
    let phone = alexa.intent("phone", ask("phoneNumber")).await.unwrap();
    assert!(
        said(&phone).contains("doesn't tell me a phone number"),
        "{}",
        said(&phone)
    );
    let everything = alexa.intent("all", ask("fullProfile")).await.unwrap();
    assert!(said(&everything).contains("bob@example.com"));
    assert!(!said(&everything).contains("phone number is"));
    let linked = alexa
        .intent("link", Intent::new("LinkAccountIntent"))
        .await
        .unwrap();
    assert!(
        said(&linked).contains("already linked."),
        "{}",
        said(&linked)
    );
}

#[tokio::test]
async fn words_that_resolve_to_nothing_mean_everything() {
    let (pool, mut alexa) = stage().await;
    alexa.link(pool.link("alice").await.unwrap());
    for intent in [
        Intent::new("RequestInfoIntent"),
        Intent::new("RequestInfoIntent").with_slot(Slot::new("infoTypeRequested")),
        Intent::new("RequestInfoIntent")
            .with_slot(Slot::new("infoTypeRequested").value("shoe size")),
    ] {
        let turn = alexa.intent("what", intent).await.unwrap();
        assert!(said(&turn).contains("Alice Liddell"), "{}", said(&turn));
        assert!(said(&turn).contains("+44"), "{}", said(&turn));
    }
}

#[tokio::test]
async fn the_profile_is_looked_up_once_a_session_and_the_token_checked_on_every_turn() {
    let (pool, mut alexa) = stage().await;
    alexa.link(pool.link("alice").await.unwrap());
    let local = pool.local.as_ref().unwrap();
    for _ in 0..3 {
        alexa.intent("name", ask("fullName")).await.unwrap();
    }
    assert_eq!(local.requests(Endpoint::UserInfo), 1);
    assert_eq!(local.requests(Endpoint::Jwks), 1);
    pool.clock.0.advance(std::time::Duration::from_secs(3601));
    let turn = alexa.intent("name", ask("fullName")).await.unwrap();
    assert_eq!(card(&turn), Some("LinkAccount"));
}

#[tokio::test]
async fn a_revoked_token_brings_the_card_and_an_outage_does_not() {
    let (pool, mut alexa) = stage().await;
    let local = pool.local.as_ref().unwrap();
    let token = pool.link("alice").await.unwrap();
    local.revoke(&token).unwrap();
    alexa.link(token);
    let revoked = alexa.launch("open").await.unwrap();
    assert_eq!(card(&revoked), Some("LinkAccount"), "{}", revoked.response);

    for fault in [
        Fault::Status(503),
        Fault::Throttled,
        Fault::CloseConnection,
        Fault::Hang,
    ] {
        alexa.link(pool.link("alice").await.unwrap());
        local.set_fault_everywhere(&fault);
        let outage = alexa.launch("open").await.unwrap();
        assert_eq!(card(&outage), None, "{fault:?}: {}", outage.response);
        assert!(
            said(&outage).contains("Sorry") && ended(&outage),
            "{fault:?}: {}",
            outage.response
        );
        let stop = alexa
            .intent("stop", Intent::new(IntentName::STOP))
            .await
            .unwrap();
        assert!(
            said(&stop).contains("Goodbye"),
            "{fault:?}: {}",
            stop.response
        );
        local.clear_faults();
    }
}

#[tokio::test]
async fn leaving_and_help_need_no_account() {
    let (_pool, mut alexa) = stage().await;
    for (intent, text) in [
        (IntentName::STOP, "Goodbye"),
        (IntentName::CANCEL, "Goodbye"),
        (IntentName::NAVIGATE_HOME, "Goodbye"),
        (IntentName::HELP, "link my account"),
        (IntentName::FALLBACK, "didn't get that"),
    ] {
        let turn = alexa.intent("said", Intent::new(intent)).await.unwrap();
        assert!(
            said(&turn).contains(text) && card(&turn).is_none(),
            "{}",
            turn.response
        );
    }
}
