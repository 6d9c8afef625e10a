//! What happened in a turn, and what to assert of it.

mod exchange;
mod session_state;
#[expect(clippy::module_inception, reason = "`Turn` is the word for it")]
mod turn;

pub use self::exchange::Exchange;
pub use self::session_state::SessionState;
pub use self::turn::Turn;
pub(super) use self::turn::{Said, TurnDraft};
