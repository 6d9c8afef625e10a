use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

/// The name of an intent: one of the skill's own, or a built-in one, which have constants.
///
/// ```
/// use alexa_skill_core::request::IntentName;
///
/// assert_eq!(IntentName::HELP.as_str(), "AMAZON.HelpIntent");
/// assert!(IntentName::HELP.is_built_in());
/// assert!(!IntentName::from("OrderIntent").is_built_in());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct IntentName(Cow<'static, str>);

macro_rules! intents {
    ($($name:ident = $text:literal;)*) => {
        /// The built-in intents.
        impl IntentName {
            $(
                #[doc = concat!("`", $text, "`")]
                pub const $name: Self = Self(Cow::Borrowed($text));
            )*
        }
    };
}

intents! {
    CANCEL = "AMAZON.CancelIntent";
    FALLBACK = "AMAZON.FallbackIntent";
    HELP = "AMAZON.HelpIntent";
    LOOP_OFF = "AMAZON.LoopOffIntent";
    LOOP_ON = "AMAZON.LoopOnIntent";
    MORE = "AMAZON.MoreIntent";
    NAVIGATE_HOME = "AMAZON.NavigateHomeIntent";
    NAVIGATE_SETTINGS = "AMAZON.NavigateSettingsIntent";
    NEXT = "AMAZON.NextIntent";
    NO = "AMAZON.NoIntent";
    PAGE_DOWN = "AMAZON.PageDownIntent";
    PAGE_UP = "AMAZON.PageUpIntent";
    PAUSE = "AMAZON.PauseIntent";
    PREVIOUS = "AMAZON.PreviousIntent";
    REPEAT = "AMAZON.RepeatIntent";
    RESUME = "AMAZON.ResumeIntent";
    SCROLL_DOWN = "AMAZON.ScrollDownIntent";
    SCROLL_LEFT = "AMAZON.ScrollLeftIntent";
    SCROLL_RIGHT = "AMAZON.ScrollRightIntent";
    SCROLL_UP = "AMAZON.ScrollUpIntent";
    SELECT = "AMAZON.SelectIntent";
    SHUFFLE_OFF = "AMAZON.ShuffleOffIntent";
    SHUFFLE_ON = "AMAZON.ShuffleOnIntent";
    START_OVER = "AMAZON.StartOverIntent";
    STOP = "AMAZON.StopIntent";
    YES = "AMAZON.YesIntent";
}

impl crate::wire::Part for IntentName {}

impl IntentName {
    /// Takes any name as it is.
    pub const fn from_static(name: &'static str) -> Self {
        Self(Cow::Borrowed(name))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether Alexa defines the intent, not the skill.
    pub fn is_built_in(&self) -> bool {
        self.0.starts_with("AMAZON.")
    }
}

impl fmt::Display for IntentName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for IntentName {
    fn from(name: &str) -> Self {
        Self(Cow::Owned(name.to_owned()))
    }
}

impl From<String> for IntentName {
    fn from(name: String) -> Self {
        Self(Cow::Owned(name))
    }
}

impl From<&Self> for IntentName {
    fn from(name: &Self) -> Self {
        name.clone()
    }
}

impl PartialEq<str> for IntentName {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for IntentName {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}
