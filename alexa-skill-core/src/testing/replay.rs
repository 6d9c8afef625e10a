use serde::{Deserialize, Serialize};

use super::ReplayError;
use crate::Locale;
use crate::id::SkillId;

/// A conversation as a file: the replay file of `ask dialog`, so that either tool plays what the other
/// recorded.
///
/// ```
/// use alexa_skill_core::testing::Replay;
///
/// let replay = Replay::from_json(r#"{
///     "skillId": "amzn1.ask.skill.1", "locale": "en-US", "type": "text",
///     "userInput": ["open my cafe", "the menu", ".quit"]
/// }"#)?;
/// assert_eq!(replay.utterances().count(), 2);
/// # Ok::<(), alexa_skill_core::testing::ReplayError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Replay {
    /// The skill that was spoken to.
    pub skill_id: SkillId,
    /// The device's language.
    pub locale: Locale,
    /// `text`: there is nothing else yet.
    #[serde(rename = "type")]
    pub input_type: String,
    /// What was said, in order. `.quit` ends the conversation.
    pub user_input: Vec<String>,
}

/// What ends a replay in `ask dialog`.
const QUIT: &str = ".quit";

impl Replay {
    /// A conversation of these utterances.
    pub fn new<T: Into<String>>(
        skill_id: impl Into<SkillId>,
        locale: Locale,
        utterances: impl IntoIterator<Item = T>,
    ) -> Self {
        Self {
            skill_id: skill_id.into(),
            locale,
            input_type: "text".to_owned(),
            user_input: utterances.into_iter().map(Into::into).collect(),
        }
    }

    /// Reads a file, and checks that there is something to play.
    pub fn from_json(json: &str) -> Result<Self, ReplayError> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct File {
            skill_id: SkillId,
            locale: Locale,
            #[serde(rename = "type", default)]
            input_type: Option<String>,
            user_input: Vec<String>,
        }

        let json = json.strip_prefix('\u{feff}').unwrap_or(json);
        let file: File = crate::parse::from_text(json)?;
        let wrong = |path: &str, message: &str| Err(ReplayError::new(path, message));
        if file.skill_id.as_str().trim().is_empty() {
            return wrong("skillId", "it is empty");
        }
        if file.locale.as_str().trim().is_empty() {
            return wrong("locale", "it is empty");
        }
        let input_type = file.input_type.unwrap_or_else(|| "text".to_owned());
        if input_type != "text" {
            return wrong(
                "type",
                &format!("only \"text\" can be played, not {input_type:?}"),
            );
        }
        if file.user_input.is_empty() {
            return wrong("userInput", "there is nothing to say");
        }
        let blank = file
            .user_input
            .iter()
            .position(|input| input.trim().is_empty());
        if let Some(number) = blank {
            return wrong(&format!("userInput[{number}]"), "there is nothing to say");
        }
        Ok(Self {
            skill_id: file.skill_id,
            locale: file.locale,
            input_type,
            user_input: file.user_input,
        })
    }

    /// The file.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(self)
    }

    /// What is said, up to `.quit`.
    pub fn utterances(&self) -> impl Iterator<Item = &str> {
        let inputs = self.user_input.iter().map(|input| input.trim());
        inputs.take_while(|input| *input != QUIT)
    }
}
