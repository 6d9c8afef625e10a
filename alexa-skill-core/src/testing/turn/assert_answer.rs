//! Assertions on what the skill answers.

use super::Turn;
use crate::response::{Card, Directive};

/// What is said.
impl Turn {
    /// The user hears exactly this, tags aside.
    #[track_caller]
    pub fn assert_speech(&self, text: &str) -> &Self {
        let found = self.speech();
        self.check(found == text, || {
            format!("expected the speech {text:?}, found {found:?}")
        })
    }

    /// The user hears this, among other things.
    #[track_caller]
    pub fn assert_speech_contains(&self, text: &str) -> &Self {
        let found = self.speech();
        self.check(found.contains(text), || {
            format!("expected {text:?} in the speech, found {found:?}")
        })
    }

    /// The user does not hear this.
    #[track_caller]
    pub fn assert_speech_lacks(&self, text: &str) -> &Self {
        let found = self.speech();
        self.check(!found.contains(text), || {
            format!("expected no {text:?} in the speech, found {found:?}")
        })
    }

    /// The last answer's speech has this in it, tags and entities included.
    #[track_caller]
    pub fn assert_ssml_contains(&self, ssml: &str) -> &Self {
        let found = self.ssml().unwrap_or_default();
        self.check(found.contains(ssml), || {
            format!("expected {ssml:?} in the SSML, found {found:?}")
        })
    }

    /// Nothing is said.
    #[track_caller]
    pub fn assert_silent(&self) -> &Self {
        let found = self.speech();
        self.check(found.is_empty(), || {
            format!("expected silence, found {found:?}")
        })
    }

    /// The user hears this if they do not answer, among other things.
    #[track_caller]
    pub fn assert_reprompt_contains(&self, text: &str) -> &Self {
        let found = self.reprompt().unwrap_or_default();
        self.check(found.contains(text), || {
            format!("expected {text:?} in the reprompt, found {found:?}")
        })
    }

    /// There is no reprompt.
    #[track_caller]
    pub fn assert_no_reprompt(&self) -> &Self {
        let found = self.reprompt();
        self.check(found.is_none(), || {
            format!("expected no reprompt, found {found:?}")
        })
    }

    /// Alexa asks exactly this by the dialog model.
    #[track_caller]
    pub fn assert_prompt(&self, text: &str) -> &Self {
        let found = self.prompt();
        self.check(found == Some(text), || {
            format!("expected the prompt {text:?}, found {found:?}")
        })
    }
}

/// What is shown.
impl Turn {
    /// The Alexa app shows the button that links the account.
    #[track_caller]
    pub fn assert_link_account_card(&self) -> &Self {
        self.check(matches!(self.card(), Some(Card::LinkAccount(_))), || {
            format!("expected a link-account card, found {}", self.card_type())
        })
    }

    /// The Alexa app asks for exactly these permissions, in any order.
    #[track_caller]
    pub fn assert_permissions_card(&self, scopes: &[&str]) -> &Self {
        let Some(Card::AskForPermissionsConsent(card)) = self.card() else {
            self.fail(format_args!(
                "expected a permissions card, found {}",
                self.card_type()
            ));
        };
        let mut found: Vec<&str> = card
            .permissions
            .iter()
            .flatten()
            .map(String::as_str)
            .collect();
        let mut scopes = scopes.to_vec();
        found.sort_unstable();
        scopes.sort_unstable();
        self.check(found == scopes, || {
            format!("expected a card for {scopes:?}, found one for {found:?}")
        })
    }

    /// The Alexa app shows a simple or standard card with this title.
    #[track_caller]
    pub fn assert_card_title(&self, title: &str) -> &Self {
        let found = match self.card() {
            Some(Card::Simple(card)) => card.title.as_deref(),
            Some(Card::Standard(card)) => card.title.as_deref(),
            _ => None,
        };
        self.check(found == Some(title), || {
            let card = self.card_type();
            format!("expected a card with the title {title:?}, found {card} with {found:?}")
        })
    }

    /// The Alexa app shows a simple or standard card with this in its text.
    #[track_caller]
    pub fn assert_card_contains(&self, text: &str) -> &Self {
        let found = match self.card() {
            Some(Card::Simple(card)) => card.content.as_deref(),
            Some(Card::Standard(card)) => card.text.as_deref(),
            _ => None,
        };
        self.check(found.is_some_and(|found| found.contains(text)), || {
            let card = self.card_type();
            format!("expected a card with {text:?}, found {card} with {found:?}")
        })
    }

    /// There is no card.
    #[track_caller]
    pub fn assert_no_card(&self) -> &Self {
        self.check(self.card().is_none(), || {
            format!("expected no card, found {}", self.card_type())
        })
    }

    fn card_type(&self) -> &str {
        self.card().map_or("none", Card::tag)
    }
}

/// What else the device does.
impl Turn {
    /// The last answer has a directive of this type, such as `AudioPlayer.Stop`.
    #[track_caller]
    pub fn assert_directive(&self, directive_type: &str) -> &Self {
        self.check(self.has_directive(directive_type), || {
            format!(
                "expected a directive {directive_type}, found {}",
                self.directive_types()
            )
        })
    }

    /// The last answer has no directive of this type.
    #[track_caller]
    pub fn assert_no_directive(&self, directive_type: &str) -> &Self {
        self.check(!self.has_directive(directive_type), || {
            format!("expected no directive {directive_type}")
        })
    }

    /// The last answer has no directives at all.
    #[track_caller]
    pub fn assert_no_directives(&self) -> &Self {
        self.check(self.directives().is_empty(), || {
            format!("expected no directives, found {}", self.directive_types())
        })
    }

    /// The last answer plays the stream of this token.
    #[track_caller]
    pub fn assert_plays(&self, token: &str) -> &Self {
        let mut tokens = self
            .directives()
            .iter()
            .filter_map(|directive| match directive {
                Directive::AudioPlayerPlay(play) => {
                    play.audio_item.as_ref()?.stream.as_ref()?.token.as_deref()
                }
                _ => None,
            });
        self.check(tokens.any(|found| found == token), || {
            format!(
                "expected the stream {token:?} to play, found {}",
                self.directive_types()
            )
        })
    }

    /// The last answer lets Alexa lead the dialog.
    #[track_caller]
    pub fn assert_delegates(&self) -> &Self {
        self.assert_directive("Dialog.Delegate")
    }

    /// The last answer asks for this slot.
    #[track_caller]
    pub fn assert_elicits(&self, slot: &str) -> &Self {
        let mut asked = self
            .directives()
            .iter()
            .filter_map(|directive| match directive {
                Directive::ElicitSlot(elicit) => elicit.slot_to_elicit.as_deref(),
                _ => None,
            });
        self.check(asked.any(|found| found == slot), || {
            format!(
                "expected the slot {slot} to be asked for, found {}",
                self.directive_types()
            )
        })
    }

    /// The last answer asks whether this slot is right.
    #[track_caller]
    pub fn assert_confirms_slot(&self, slot: &str) -> &Self {
        let mut asked = self
            .directives()
            .iter()
            .filter_map(|directive| match directive {
                Directive::ConfirmSlot(confirm) => confirm.slot_to_confirm.as_deref(),
                _ => None,
            });
        self.check(asked.any(|found| found == slot), || {
            format!(
                "expected the slot {slot} to be confirmed, found {}",
                self.directive_types()
            )
        })
    }

    /// The last answer asks whether the intent is right.
    #[track_caller]
    pub fn assert_confirms_intent(&self) -> &Self {
        self.assert_directive("Dialog.ConfirmIntent")
    }

    fn has_directive(&self, directive_type: &str) -> bool {
        let mut directives = self.directives().iter();
        directives.any(|directive| directive.tag() == directive_type)
    }

    fn directive_types(&self) -> String {
        let tags: Vec<&str> = self.directives().iter().map(Directive::tag).collect();
        if tags.is_empty() {
            "none".to_owned()
        } else {
            tags.join(", ")
        }
    }
}
