//! One page's conversation: its Alexa, its account, its turns.

use std::sync::Arc;

use alexa_skill_core::id::SkillId;
use alexa_skill_core::request::SessionEndedReason;
use alexa_skill_core::secret::{AccessToken, GrantCode};
use alexa_skill_core::testing::{
    Mask, ModelError, Replay, ReplayError, TestingError, Turn, VirtualAlexa,
};
use serde_json::{Value, json};

use super::recorder::Recorder;
use super::settings::Settings;
use super::view;
use crate::testing::{AlexaAccountLinking, random};

/// The most turns that a conversation keeps.
const MAX_TURNS: usize = 1000;
/// The most samples that are offered.
const MAX_SAMPLES: usize = 200;

pub(super) struct Conversation {
    id: String,
    settings: Arc<Settings>,
    linking: AlexaAccountLinking,
    alexa: VirtualAlexa,
    recorder: Arc<Recorder>,
    /// Every token that was sent: none is shown, wherever a skill puts it.
    secrets: Mask,
    link: Link,
    /// Of the sign-in under way.
    state: Option<String>,
    turns: Vec<Value>,
    /// What the next turn tells before it begins.
    note: Option<String>,
    /// What went wrong while the page was elsewhere.
    problem: Option<String>,
}

/// What Alexa holds of the user's account.
struct Link {
    state: &'static str,
    user: Option<String>,
    token: Option<AccessToken>,
}

impl Link {
    const NONE: Self = Self {
        state: "not-linked",
        user: None,
        token: None,
    };
}

/// Why something could not be done: for the page to show.
#[derive(Debug, thiserror::Error)]
pub(super) enum Complaint {
    #[error("{0}")]
    Bad(String),
    #[error(transparent)]
    Testing(#[from] TestingError),
    #[error(transparent)]
    Model(#[from] ModelError),
    #[error("the file is no conversation: {0}")]
    Replay(#[from] ReplayError),
    #[error(transparent)]
    Pool(#[from] crate::testing::LocalUserPoolError),
    #[error("userInput[{0}]: {1}")]
    Utterance(usize, Box<Complaint>),
    #[error("a conversation keeps {MAX_TURNS} turns: open a new page")]
    Full,
}

impl Conversation {
    pub(super) fn new(
        id: String,
        settings: Arc<Settings>,
        linking: AlexaAccountLinking,
    ) -> Result<Self, Complaint> {
        let recorder = Arc::new(Recorder::new(Arc::clone(&settings.skill)));
        let alexa = player(&settings, Arc::clone(&recorder))?;
        Ok(Self {
            id,
            settings,
            linking,
            alexa,
            recorder,
            secrets: Mask::default(),
            link: Link::NONE,
            state: None,
            turns: Vec::new(),
            note: None,
            problem: None,
        })
    }

    /// Does what a button, or the line to type in, stands for.
    pub(super) async fn act(&mut self, what: &str, body: &Value) -> Result<(), Complaint> {
        let text = |name: &str| {
            body[name]
                .as_str()
                .ok_or_else(|| Complaint::Bad(format!("{name:?} must be a text")))
        };
        match what {
            "say" => self.say(text("text")?).await,
            "launch" => {
                self.begin_turn()?;
                let opening = self.alexa.opening();
                let said = format!("Alexa, {}", opening.as_deref().unwrap_or("open the skill"));
                let done = self.alexa.launch().await;
                self.keep(Some(said), done).await
            }
            "end" => {
                self.begin_turn()?;
                let done = self
                    .alexa
                    .end_session(SessionEndedReason::UserInitiated)
                    .await;
                self.keep(None, done).await
            }
            "new-session" => {
                self.alexa.drop_session();
                self.note("A new session begins with the next request.");
                Ok(())
            }
            "locale" => self.change_locale(text("locale")?),
            "account" => self.account(text("action")?),
            "pool" => self.pool(text("action")?).await,
            "replay" => self.replay(text("replay")?).await,
            _ => Err(Complaint::Bad(format!("nothing is called {what:?}"))),
        }
    }

    async fn pool(&mut self, action: &str) -> Result<(), Complaint> {
        let Some(done) = self.settings.pool_action(action).await else {
            let why = "no such thing can be done to the pool";
            return Err(Complaint::Bad(why.into()));
        };
        done?;
        if action == "rotate-keys" {
            self.note("The user pool signs with a new key from now on.");
        }
        Ok(())
    }

    /// Tells something at once; it stays before the next turn.
    fn note(&mut self, text: &str) {
        match &mut self.note {
            Some(note) if note.ends_with(text) => {}
            Some(note) => {
                note.push(' ');
                note.push_str(text);
            }
            None => self.note = Some(text.to_owned()),
        }
    }

    /// Begins a turn, if there is room for one. What a turn that broke off has left is not the next one's.
    fn begin_turn(&mut self) -> Result<(), Complaint> {
        for seen in self.recorder.take() {
            self.secrets.learn(&seen.request);
        }
        if self.turns.len() < MAX_TURNS {
            Ok(())
        } else {
            Err(Complaint::Full)
        }
    }

    async fn say(&mut self, text: &str) -> Result<(), Complaint> {
        self.begin_turn()?;
        let done = self.alexa.say(text).await;
        self.keep(Some(text.to_owned()), done).await
    }

    fn change_locale(&mut self, name: &str) -> Result<(), Complaint> {
        let known = self.settings.models.iter().map(|(locale, _)| locale);
        let locale = known
            .into_iter()
            .find(|locale| locale.as_str() == name)
            .ok_or_else(|| Complaint::Bad(format!("there is no interaction model for {name:?}")))?;
        self.alexa.set_locale(locale.clone());
        self.alexa.drop_session();
        self.note(&format!("From here on in {name}."));
        Ok(())
    }

    fn account(&mut self, action: &str) -> Result<(), Complaint> {
        if action == "unlink" {
            self.link = Link::NONE;
            self.alexa.unlink();
            return Ok(());
        }
        let token = self
            .link
            .token
            .as_ref()
            .ok_or_else(|| Complaint::Bad("the account is not linked".into()))?;
        let (state, token) = match action {
            "expire" => ("expired", self.settings.pool.expired_copy(token)?),
            "revoke" => {
                self.settings.pool.revoke(token)?;
                ("revoked", token.clone())
            }
            "wrong-audience" => ("wrong-audience", self.settings.for_another_app(token)?),
            _ => {
                return Err(Complaint::Bad(
                    "no such thing can be done to the account".into(),
                ));
            }
        };
        self.alexa.link_with(token.clone());
        self.link.state = state;
        self.link.token = Some(token);
        Ok(())
    }

    /// The address of the sign-in page.
    pub(super) fn begin_linking(&mut self) -> Result<String, Complaint> {
        let state = format!("{}.{}", self.id, random::mixed(24)?);
        let uri = self.linking.authorization_uri(&state, None);
        self.state = Some(state);
        Ok(uri)
    }

    /// Ends a sign-in: `answer` is the code, or the error that the pool's redirect brought.
    pub(super) async fn end_linking(&mut self, state: &str, answer: Result<GrantCode, String>) {
        let began = self.state.take();
        self.problem = if began.as_deref() == Some(state) {
            match answer {
                Ok(code) => self.exchange(&code).await.err(),
                Err(error) => Some(format!("the user pool answered {error:?}")),
            }
        } else {
            Some("this sign-in was not begun here, or was ended before".into())
        }
        .map(|why| format!("The account was not linked: {why}"));
    }

    async fn exchange(&mut self, code: &GrantCode) -> Result<(), String> {
        let tokens = self
            .linking
            .exchange(code, None)
            .await
            .map_err(|error| error.to_string())?;
        let claims = self
            .settings
            .pool
            .claims(&tokens.access_token)
            .map_err(|error| error.to_string())?;
        let user = claims
            .get("username")
            .and_then(Value::as_str)
            .map(str::to_owned);
        self.alexa.link_with(tokens.access_token.clone());
        self.note(&format!(
            "The account of {} is linked.",
            user.as_deref().unwrap_or("somebody")
        ));
        self.link = Link {
            state: "linked",
            user,
            token: Some(tokens.access_token),
        };
        Ok(())
    }

    async fn replay(&mut self, text: &str) -> Result<(), Complaint> {
        let replay = Replay::from_json(text)?;
        self.change_locale(replay.locale.as_str())?;
        for (number, utterance) in replay.utterances().enumerate() {
            let said = self.say(utterance).await;
            said.map_err(|complaint| Complaint::Utterance(number, Box::new(complaint)))?;
        }
        Ok(())
    }

    /// What was said, in the form that `replay` and the ASK CLI read; `None` if nothing was yet.
    pub(super) fn saved(&self) -> Option<Value> {
        let recording = self.alexa.recording();
        (!recording.user_input.is_empty())
            .then(|| serde_json::to_value(recording).unwrap_or_default())
    }

    /// Keeps what came of an utterance. That the skill failed is something to see, too.
    async fn keep(
        &mut self,
        said: Option<String>,
        done: Result<Turn, TestingError>,
    ) -> Result<(), Complaint> {
        let seen = self.recorder.take();
        for seen in &seen {
            self.secrets.learn(&seen.request);
        }
        let mut shown = match done {
            Ok(turn) => view::turn(&turn),
            Err(
                error @ (TestingError::Skill { .. }
                | TestingError::Timeout { .. }
                | TestingError::Answer { .. }
                | TestingError::Dialog(_)
                | TestingError::EndlessDialog(_)),
            ) => view::failure(&seen, &error, !self.alexa.in_session()),
            Err(error) => return Err(error.into()),
        };
        shown["said"] = said.into();
        shown["note"] = self.note.take().into();
        if let Some(token) = &self.link.token {
            shown["token"] = self.settings.inspect(token).await;
        }
        self.turns.push(self.secrets.json(&shown));
        Ok(())
    }

    /// Everything that the page shows; of the turns those from `from` on.
    pub(super) fn view(&mut self, from: usize) -> Value {
        let settings = &self.settings;
        let first = from.min(self.turns.len());
        let mut samples = self.alexa.examples();
        samples.truncate(MAX_SAMPLES);
        json!({
            "id": self.id,
            "skill": settings.name,
            "locale": self.alexa.locale(),
            "locales": settings.models.iter().map(|(locale, _)| locale).collect::<Vec<_>>(),
            "user": self.link.user,
            "link": self.link.state,
            "pool": settings.pool_state(),
            "session": self.alexa.in_session(),
            "samples": samples,
            "saves": !self.alexa.recording().user_input.is_empty(),
            "note": self.note,
            "first": first,
            "turns": self.turns[first..],
            "oauth": settings.oauth(),
            "problem": self.problem.take(),
        })
    }
}

/// An Alexa that speaks every language that there is a model for.
fn player(settings: &Settings, recorder: Arc<Recorder>) -> Result<VirtualAlexa, ModelError> {
    let mut builder = VirtualAlexa::new(recorder).screen();
    if let Some((first, _)) = settings.models.first() {
        builder = builder.locale(first.clone());
    }
    for (locale, text) in &settings.models {
        if let Some(text) = text {
            builder = builder.interaction_model_for(locale.clone(), text)?;
        }
    }
    if let Some(id) = &settings.skill_id {
        builder = builder.skill_id(SkillId::new(id));
    }
    Ok(builder.build())
}
