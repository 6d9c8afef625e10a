//! The story that the example plays: two users, two lamps, and all that can go wrong between.

use std::time::Duration;

use alexa_skill_core::BoxError;
use alexa_skill_core::secret::AccessToken;
use alexa_skill_core::smart_home::directive::ReportState;
use alexa_skill_core::smart_home::directive::brightness::SetBrightness;
use alexa_skill_core::smart_home::directive::color::SetColor;
use alexa_skill_core::smart_home::directive::power::TurnOn;
use alexa_skill_core::smart_home::{Color, EndpointId, Percent};
use serde_json::Value;

use crate::alexa::{Alexa, Turn};
use crate::handlers::pressed;
use crate::home::lamp_id;
use crate::skill::Stage;

/// What happens, in order.
#[derive(Debug)]
pub enum Scene {
    /// Something outside the conversation.
    Note(String),
    /// Alexa sent a directive and the skill answered.
    Turn(Box<Turn>),
    /// The skill sent an event by itself, and the gateway took it.
    Report {
        /// What happened.
        title: String,
        /// What the gateway received.
        event: Value,
    },
}

/// Plays the story and tells each scene as it happens.
pub async fn play(tell: &mut (dyn FnMut(Scene) + Send)) -> Result<(), BoxError> {
    let stage = Stage::start().await?;
    let subjects = (stage.pool.subject("alice")?, stage.pool.subject("bob")?);
    let (lamp, bobs_lamp) = (lamp_id(&subjects.0)?, lamp_id(&subjects.1)?);
    let mut story = Story { stage, lamp, tell };

    story.note("Alice links her account, and tells Alexa to look for devices.");
    let mut alice = story.linked("alice").await?;
    story.turn(alice.discover("Discover").await?);
    story.on(&alice, "Turn the lamp on").await?;
    let darker = SetBrightness::new(Percent::new(40)?);
    story.turn(alice.ask("Dim it to 40 %", &story.lamp, darker).await?);
    let green = SetColor::new(Color::new(120.0, 1.0, 1.0)?);
    story.turn(alice.ask("Make it green", &story.lamp, green).await?);
    story.state(&alice, "How is the lamp?").await?;

    story.note("Bob links his account, and knows the id of Alice's lamp. His own stays dark.");
    let bob = story.linked("bob").await?;
    story.on(&bob, "Bob turns Alice's lamp on").await?;
    let report = bob.ask("How is Bob's lamp?", &bobs_lamp, ReportState::default());
    story.turn(report.await?);

    story.note("An hour passes, and Alexa sends the old token once more.");
    story.stage.pool.clock.0.advance(Duration::from_secs(3601));
    story.on(&alice, "An expired token").await?;

    story.note("Somebody signs a token by themselves.");
    let token = story.stage.pool.link("alice").await?;
    let forger = Alexa::new(story.stage.skill.clone(), forged(&token));
    story.on(&forger, "A forged token").await?;

    story.note(
        "The pool rotates its keys and goes down: nobody can tell who this is. The link survives.",
    );
    story.stage.pool.local.rotate_keys().await?;
    alice.relink(story.stage.pool.link("alice").await?);
    story.stage.pool.set_down(true);
    story.on(&alice, "The pool is down").await?;
    story.stage.pool.set_down(false);
    story.stage.pool.clock.0.advance(Duration::from_secs(60));
    story.on(&alice, "The pool is back").await?;

    story.note("Alice lets the skill send events, and presses the lamp's own switch.");
    let code = story.stage.amazon.grant_code();
    story.turn(alice.accept_grant("Accept the grant", code).await?);
    story.press(&subjects.0).await
}

/// The token with another signature.
fn forged(token: &AccessToken) -> AccessToken {
    let token = token.expose_secret();
    let (signed, signature) = token.rsplit_once('.').unwrap_or((token, ""));
    let reversed: String = signature.chars().rev().collect();
    AccessToken::new(format!("{signed}.{reversed}"))
}

struct Story<'a> {
    stage: Stage,
    lamp: EndpointId,
    tell: &'a mut (dyn FnMut(Scene) + Send),
}

impl Story<'_> {
    fn note(&mut self, note: &str) {
        (self.tell)(Scene::Note(note.to_owned()));
    }

    fn turn(&mut self, turn: Turn) {
        (self.tell)(Scene::Turn(Box::new(turn)));
    }

    async fn linked(&self, username: &str) -> Result<Alexa, BoxError> {
        let token = self.stage.pool.link(username).await?;
        Ok(Alexa::new(self.stage.skill.clone(), token))
    }

    async fn on(&mut self, alexa: &Alexa, title: &str) -> Result<(), BoxError> {
        let turn = alexa.ask(title, &self.lamp, TurnOn::default()).await?;
        self.turn(turn);
        Ok(())
    }

    async fn state(&mut self, alexa: &Alexa, title: &str) -> Result<(), BoxError> {
        let turn = alexa.ask(title, &self.lamp, ReportState::default()).await?;
        self.turn(turn);
        Ok(())
    }

    async fn press(&mut self, subject: &str) -> Result<(), BoxError> {
        let light = self
            .stage
            .home
            .lamp(subject)
            .change(|light| light.on = !light.on);
        let report = pressed(&self.lamp, &light)?;
        self.stage.gateway.send(subject, &report).await?;
        let event = self.stage.amazon.events().pop();
        (self.tell)(Scene::Report {
            title: "Alice presses the switch".to_owned(),
            event: event.ok_or("the gateway received nothing")?,
        });
        Ok(())
    }
}
