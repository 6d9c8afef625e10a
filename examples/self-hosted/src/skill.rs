//! The skill: it takes orders for drinks.

use alexa_skill_core::id::SkillId;
use alexa_skill_core::request::IntentName;
use alexa_skill_core::response::Response;
use alexa_skill_core::skill::{HandlerInput, HandlerResult, Skill};

const QUESTION: &str = "Which drink would you like?";

async fn launch(_: &mut HandlerInput) -> HandlerResult {
    Ok(Response::builder()
        .speak_text(QUESTION)
        .reprompt(QUESTION)
        .build())
}

async fn order(input: &mut HandlerInput) -> HandlerResult {
    let drink = input.envelope().slot("drink");
    let drink = drink.and_then(|slot| slot.canonical()).unwrap_or("coffee");
    let said = format!("One {drink} is on its way.");
    Ok(Response::builder()
        .speak_text(&said)
        .with_simple_card("Your order", said)
        .with_should_end_session(true)
        .build())
}

async fn help(_: &mut HandlerInput) -> HandlerResult {
    Ok(Response::builder()
        .speak_text("Name a drink, such as tea.")
        .reprompt(QUESTION)
        .build())
}

async fn goodbye(_: &mut HandlerInput) -> HandlerResult {
    Ok(Response::builder()
        .speak_text("Goodbye!")
        .with_should_end_session(true)
        .build())
}

async fn session_ended(_: &mut HandlerInput) -> HandlerResult {
    Ok(Response::builder().build())
}

/// The skill, which answers to `skill_id`; to any, if there is none.
///
/// Where requests are verified, the id is needed all the same: Alexa signs the requests of every skill,
/// and anyone can make one that names this server as its own.
pub fn build(skill_id: Option<SkillId>) -> Skill {
    let skill = Skill::builder()
        .on_launch(launch)
        .on_intent("OrderIntent", order)
        .on_intent(IntentName::HELP, help)
        .on_intent(IntentName::FALLBACK, help)
        .on_intent(IntentName::STOP, goodbye)
        .on_intent(IntentName::CANCEL, goodbye)
        .on_session_ended(session_ended);
    match skill_id {
        Some(id) => skill.skill_id(id),
        None => skill,
    }
    .build()
}
