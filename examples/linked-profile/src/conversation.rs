//! The conversation that the example plays: the whole linking journey.

use std::time::Duration;

use alexa_skill_core::request::{Intent, IntentName, Slot};
use alexa_skill_core::{BoxError, Locale};

use crate::alexa::{Alexa, Turn};
use crate::handlers::LINK_ACCOUNT;
use crate::pool::{DEMO_USER, Pool};
use crate::skill;
use crate::speech::sentence;

/// What happens in a conversation, in order.
#[derive(Debug)]
pub enum Event {
    /// Something outside the conversation.
    Note(String),
    /// The user said something and the skill answered.
    Turn(Box<Turn>),
}

const QUESTIONS: [(&str, &str); 5] = [
    ("say-full-name", "fullName"),
    ("say-phone-number", "phoneNumber"),
    ("say-email-address", "emailAddress"),
    ("say-street-address", "streetAddress"),
    ("say-everything", "fullProfile"),
];

/// Plays the conversation and tells each event as it happens.
///
/// Against a pool that is not local, only what needs no power over the pool is played, with the
/// token of `COGNITO_ACCESS_TOKEN`.
pub async fn play(
    pool: &Pool,
    locale: Locale,
    tell: &mut dyn FnMut(Event),
) -> Result<(), BoxError> {
    let skill = skill::build(pool.user_pool.clone(), &pool.client_id, pool.clock.clone())?;
    let alexa = Alexa::new(skill, locale.clone(), pool.clock.clone());
    let mut stage = Stage {
        alexa,
        locale,
        tell,
    };

    stage.launch().await?;
    stage.say("say-link", Intent::new(LINK_ACCOUNT)).await?;

    let token = if let Some(token) = &pool.access_token {
        token.clone()
    } else {
        stage.note("note-linking", &[("user", DEMO_USER)])?;
        pool.link(DEMO_USER).await?
    };
    stage.alexa.link(token);
    stage.launch().await?;
    for (said, id) in QUESTIONS {
        stage.ask(said, id).await?;
    }
    stage.say("say-help", Intent::new(IntentName::HELP)).await?;
    stage
        .say("say-link-in-session", Intent::new(LINK_ACCOUNT))
        .await?;
    if pool.local.is_none() {
        return stage.say("say-stop", Intent::new(IntentName::STOP)).await;
    }

    stage.note("note-expired", &[])?;
    pool.clock.0.advance(Duration::from_secs(3601));
    stage.ask("say-full-name", "fullName").await?;

    let token = pool.link(DEMO_USER).await?;
    stage.alexa.link(token);
    stage.note("note-down", &[])?;
    pool.set_down(true);
    stage.launch().await?;

    stage.note("note-up", &[])?;
    pool.set_down(false);
    stage.launch().await?;
    stage.say("say-hello", Intent::new("HelloIntent")).await?;
    stage.say("say-stop", Intent::new(IntentName::STOP)).await
}

struct Stage<'a> {
    alexa: Alexa,
    locale: Locale,
    tell: &'a mut dyn FnMut(Event),
}

impl Stage<'_> {
    fn note(&mut self, key: &str, arguments: &[(&'static str, &str)]) -> Result<(), BoxError> {
        let note = sentence(&self.locale, key, arguments)?;
        (self.tell)(Event::Note(note));
        Ok(())
    }

    async fn launch(&mut self) -> Result<(), BoxError> {
        let said = sentence(&self.locale, "say-launch", &[])?;
        let turn = self.alexa.launch(&said).await?;
        (self.tell)(Event::Turn(Box::new(turn)));
        Ok(())
    }

    async fn say(&mut self, key: &str, intent: Intent) -> Result<(), BoxError> {
        let said = sentence(&self.locale, key, &[])?;
        let turn = self.alexa.intent(&said, intent).await?;
        (self.tell)(Event::Turn(Box::new(turn)));
        Ok(())
    }

    async fn ask(&mut self, key: &str, id: &str) -> Result<(), BoxError> {
        let spoken = sentence(&self.locale, key, &[])?;
        let slot = Slot::new("infoTypeRequested").resolved_as(id, &spoken);
        self.say(key, Intent::new("RequestInfoIntent").with_slot(slot))
            .await
    }
}
