//! What the skill answers.

use alexa_skill_core::BoxError;
use alexa_skill_core::linking::LinkGate;
use alexa_skill_core::response::Response;
use alexa_skill_core::skill::{HandlerInput, HandlerResult};
use alexa_skill_core::ssml::{self, InterpretAs, Ssml};
use serde::Deserialize;

use crate::profile::Profile;
use crate::speech::sentence;

/// The intent by which the user asks to link an account.
pub const LINK_ACCOUNT: &str = "LinkAccountIntent";

/// What the user asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
enum InfoType {
    FullName,
    PhoneNumber,
    EmailAddress,
    StreetAddress,
    /// Everything, and whatever resolves to nothing.
    #[serde(other)]
    FullProfile,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct InfoSlots {
    #[serde(default)]
    info_type_requested: Option<InfoType>,
}

/// The session is opened.
pub async fn launch(input: &mut HandlerInput) -> HandlerResult {
    ask(input, &by_name(input, "welcome")?)
}

/// The user says hello.
pub async fn hello(input: &mut HandlerInput) -> HandlerResult {
    ask(input, &by_name(input, "hello")?)
}

/// The user asks for a part of the profile.
pub async fn request_info(input: &mut HandlerInput) -> HandlerResult {
    let slots = input
        .envelope()
        .intent()
        .map(alexa_skill_core::request::Intent::read_slots::<InfoSlots>)
        .transpose()?;
    let asked = slots
        .and_then(|slots| slots.info_type_requested)
        .unwrap_or(InfoType::FullProfile);
    let profile = profile(input)?;
    let said = match asked {
        InfoType::FullProfile => {
            let known = [
                InfoType::FullName,
                InfoType::PhoneNumber,
                InfoType::EmailAddress,
                InfoType::StreetAddress,
            ]
            .into_iter()
            .filter(|part| value(profile, *part).is_some());
            let parts = known
                .map(|part| part_of(input, profile, part))
                .collect::<Result<Vec<_>, _>>()?;
            if parts.is_empty() {
                say(input, "empty-profile", &[])?
            } else {
                parts.join(" ")
            }
        }
        part => part_of(input, profile, part)?,
    };
    ask(input, &said)
}

/// The user asks to link an account.
pub async fn link_account(input: &mut HandlerInput) -> HandlerResult {
    let gate: &LinkGate = input.state()?;
    let locale = input.locale().clone();
    match input
        .link_state()
        .map(|state| gate.answer(state, &locale))
        .transpose()?
        .flatten()
    {
        Some(answer) => Ok(answer),
        None => ask(input, &by_name(input, "already-linked")?),
    }
}

/// The user asks for help, linked or not.
pub async fn help(input: &mut HandlerInput) -> HandlerResult {
    let unlinked = input
        .link_state()
        .is_some_and(alexa_skill_core::linking::LinkState::needs_linking);
    let said = say(input, if unlinked { "help-unlinked" } else { "help" }, &[])?;
    Ok(Response::builder().speak(&said).reprompt(&said).build())
}

/// Alexa did not match what the user said to any intent.
pub async fn not_understood(input: &mut HandlerInput) -> HandlerResult {
    ask(input, &say(input, "not-understood", &[])?)
}

/// The user leaves.
pub async fn goodbye(input: &mut HandlerInput) -> HandlerResult {
    let said = say(input, "goodbye", &[])?;
    Ok(Response::builder()
        .speak(&said)
        .with_should_end_session(true)
        .build())
}

/// The session is over: nothing that is answered would be heard.
pub async fn session_ended(_: &mut HandlerInput) -> HandlerResult {
    Ok(Response::default())
}

/// Something failed: the developer finds it in the log, the user hears an apology.
pub async fn apologise(input: &mut HandlerInput, error: BoxError) -> HandlerResult {
    tracing::error!(request_type = input.envelope().request_type(), %error, "no answer");
    let said = say(input, "failed", &[])?;
    Ok(Response::builder()
        .speak(&said)
        .with_should_end_session(true)
        .build())
}

fn say(
    input: &HandlerInput,
    key: &str,
    arguments: &[(&'static str, &str)],
) -> Result<String, BoxError> {
    Ok(sentence(input.locale(), key, arguments)?)
}

/// Says `speech` and keeps the session open with a question.
fn ask(input: &HandlerInput, speech: &str) -> HandlerResult {
    let reprompt = say(input, "anything-else", &[])?;
    Ok(Response::builder()
        .speak(speech)
        .reprompt(&reprompt)
        .build())
}

/// The sentence `key` with the user's first name, or its variant for a user whose name is unknown.
fn by_name(input: &HandlerInput, key: &str) -> Result<String, BoxError> {
    match &profile(input)?.first_name {
        Some(name) => say(input, key, &[("name", &ssml::escape(name))]),
        None => say(input, &format!("{key}-nameless"), &[]),
    }
}

fn profile(input: &HandlerInput) -> Result<&Profile, BoxError> {
    input
        .extensions()
        .get()
        .ok_or_else(|| "the profile was not looked up".into())
}

fn part_of(input: &HandlerInput, profile: &Profile, part: InfoType) -> Result<String, BoxError> {
    let key = match part {
        InfoType::FullName => "full-name",
        InfoType::PhoneNumber => "phone-number",
        InfoType::EmailAddress => "email-address",
        InfoType::StreetAddress => "street-address",
        InfoType::FullProfile => "empty-profile",
    };
    match value(profile, part) {
        Some(value) => say(input, key, &[("value", &value)]),
        None => say(input, &format!("no-{key}"), &[]),
    }
}

/// The part as SSML, spoken so that it is understood.
fn value(profile: &Profile, part: InfoType) -> Option<String> {
    let ssml = Ssml::new();
    let spoken = match part {
        InfoType::FullName => ssml.text(profile.full_name.as_ref()?),
        InfoType::PhoneNumber => {
            ssml.say_as(InterpretAs::Telephone, profile.phone_number.as_ref()?)
        }
        InfoType::EmailAddress => {
            ssml.say_as(InterpretAs::SpellOut, profile.email_address.as_ref()?)
        }
        InfoType::StreetAddress => {
            ssml.say_as(InterpretAs::Address, profile.street_address.as_ref()?)
        }
        InfoType::FullProfile => return None,
    };
    Some(spoken.to_string())
}
