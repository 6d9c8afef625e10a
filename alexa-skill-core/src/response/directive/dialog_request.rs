use crate::UnknownObject;
use crate::request::{DialogInput, Intent};
use crate::wire::{model, open_enum, tagged_enum};

model! {
    /// Passes the dialog between the skill and Alexa Conversations.
    ///
    /// ```
    /// use alexa_skill_core::response::directive::{
    ///     DelegateRequestDirective, DelegationPeriodUntil, DialogInput, UpdatedInputRequest,
    /// };
    ///
    /// let order = DelegateRequestDirective::new(
    ///     DelegateRequestDirective::CONVERSATIONS,
    ///     DelegationPeriodUntil::ExplicitReturn,
    /// )
    /// .updated_request(UpdatedInputRequest::new(DialogInput::new("orderTea")));
    /// ```
    pub struct DelegateRequestDirective requires(target, period) {
        /// Who leads on: `skill`, or `AMAZON.Conversations`.
        pub target: Option<String>,
        /// For how long.
        pub period: Option<DelegationPeriod>,
        /// What it starts with.
        pub updated_request: Option<UpdatedRequest>,
    }
}

model! {
    /// For how long a dialog is passed.
    pub struct DelegationPeriod {
        /// When it ends.
        pub until: Option<DelegationPeriodUntil>,
    }
}

open_enum! {
    /// When a passed dialog comes back.
    pub enum DelegationPeriodUntil {
        /// When it is passed back.
        ExplicitReturn = "EXPLICIT_RETURN",
        /// With the next turn.
        NextTurn = "NEXT_TURN",
    }
}

tagged_enum! {
    /// What a passed dialog starts with.
    pub enum UpdatedRequest by "type", expecting "an updated request" {
        /// An intent:
        Intent(UpdatedIntentRequest) = "IntentRequest",
        /// An input of Alexa Conversations:
        Input(UpdatedInputRequest) = "Dialog.InputRequest",
        @else
        /// A kind that this version does not know.
        Unknown(UnknownObject),
    }
}

model! {
    /// An intent to start with.
    pub struct UpdatedIntentRequest new(intent: Intent) {
        /// The intent.
        pub intent: Option<Intent>,
    }
}

model! {
    /// An input to start with.
    pub struct UpdatedInputRequest new(input: DialogInput) {
        /// The input.
        pub input: Option<DialogInput>,
    }
}

impl DelegateRequestDirective {
    /// The target that is Alexa Conversations.
    pub const CONVERSATIONS: &'static str = "AMAZON.Conversations";
    /// The target that is the skill.
    pub const SKILL: &'static str = "skill";

    /// Passes the dialog to `target`.
    pub fn new(target: impl Into<String>, until: DelegationPeriodUntil) -> Self {
        Self::empty()
            .target(target)
            .period(DelegationPeriod::default().until(until))
    }
}
