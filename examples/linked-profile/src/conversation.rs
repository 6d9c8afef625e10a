//! The conversation that the example plays: the whole linking journey.

use std::time::Duration;

use alexa_skill_core::testing::{Turn, VirtualAlexa};
use alexa_skill_core::{BoxError, Locale};

use crate::models::MODELS;
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

const QUESTIONS: [&str; 5] = [
    "say-full-name",
    "say-phone-number",
    "say-email-address",
    "say-street-address",
    "say-everything",
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
    let mut stage = Stage {
        alexa: device(pool, &locale)?,
        locale,
        tell,
    };

    stage.say("say-launch").await?;
    stage.say("say-link").await?;

    if let Some(token) = &pool.access_token {
        stage.alexa.link_with(token.clone());
    } else {
        stage.note("note-linking", &[("user", DEMO_USER)])?;
        stage.link(pool).await?;
    }
    stage.say("say-launch").await?;
    for question in QUESTIONS {
        stage.say(question).await?;
    }
    stage.say("say-help").await?;
    stage.say("say-link-in-session").await?;
    if pool.local.is_none() {
        return stage.say("say-stop").await;
    }

    stage.note("note-expired", &[])?;
    pool.clock.0.advance(Duration::from_secs(3601));
    stage.say("say-full-name").await?;

    stage.link(pool).await?;
    stage.note("note-down", &[])?;
    pool.set_down(true);
    stage.say("say-launch").await?;

    stage.note("note-up", &[])?;
    pool.set_down(false);
    stage.say("say-launch").await?;
    stage.say("say-hello").await?;
    stage.say("say-stop").await
}

/// A device in somebody's kitchen, which speaks to the skill over `pool`.
fn device(pool: &Pool, locale: &Locale) -> Result<VirtualAlexa, BoxError> {
    let model = MODELS.iter().find(|(known, _)| known == locale);
    let (_, model) = model.ok_or_else(|| {
        let known: Vec<&str> = MODELS.iter().map(|(known, _)| known.as_str()).collect();
        format!(
            "there is no interaction model for {:?}, only for {}",
            locale.as_str(),
            known.join(", ")
        )
    })?;
    let skill = skill::build(pool.user_pool.clone(), &pool.client_id, pool.clock.clone())?;
    Ok(VirtualAlexa::new(skill)
        .interaction_model(model)?
        .locale(locale.clone())
        .clock(pool.clock.0.clone())
        .build())
}

struct Stage<'a> {
    alexa: VirtualAlexa,
    locale: Locale,
    tell: &'a mut dyn FnMut(Event),
}

impl Stage<'_> {
    fn note(&mut self, key: &str, arguments: &[(&'static str, &str)]) -> Result<(), BoxError> {
        let note = sentence(&self.locale, key, arguments)?;
        (self.tell)(Event::Note(note));
        Ok(())
    }

    async fn say(&mut self, key: &str) -> Result<(), BoxError> {
        let said = sentence(&self.locale, key, &[])?;
        let turn = self.alexa.say(&said).await?;
        (self.tell)(Event::Turn(Box::new(turn)));
        Ok(())
    }

    async fn link(&mut self, pool: &Pool) -> Result<(), BoxError> {
        let local = pool.local.as_ref().ok_or(
            "COGNITO_ACCESS_TOKEN must be set: only a local pool can be signed in to from here",
        )?;
        self.alexa.link(local, DEMO_USER).await?;
        Ok(())
    }
}
