//! `GameEngine`: presses of Echo Buttons.
//!
//! ```
//! use alexa_skill_core::response::Response;
//! use alexa_skill_core::response::directive::game_engine::{
//!     DeviationRecognizer, Event, EventReportingType, InputEventAction, Pattern,
//!     PatternRecognizer, StartInputHandlerDirective,
//! };
//!
//! let both = PatternRecognizer::default()
//!     .step(Pattern::new(InputEventAction::Down).gadget("left"))
//!     .step(Pattern::new(InputEventAction::Down).gadget("right"));
//! let response = Response::builder()
//!     .add_directive(
//!         StartInputHandlerDirective::new(10_000)
//!             .proxy("left")
//!             .proxy("right")
//!             .recognizer("both", both)
//!             .recognizer("wrong", DeviationRecognizer::new("both"))
//!             .event("won", Event::new(true, ["both"]).reports(EventReportingType::Matches))
//!             .event("lost", Event::new(true, ["wrong"]))
//!             .event("too late", Event::new(true, [Event::TIMED_OUT])),
//!     )
//!     .build();
//! ```

mod event;
mod input_handler;
mod recognizer;

pub use crate::request::game_engine::InputEventAction;

pub use self::event::{Event, EventReportingType};
pub use self::input_handler::{StartInputHandlerDirective, StopInputHandlerDirective};
pub use self::recognizer::{
    DeviationRecognizer, Pattern, PatternRecognizer, PatternRecognizerAnchorType,
    ProgressRecognizer, Recognizer,
};
