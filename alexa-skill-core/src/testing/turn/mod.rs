//! What happened in a turn, and what to assert of it.

mod assert;
mod assert_answer;
mod exchange;
mod lint;
mod mask;
mod plain;
mod print;
mod session_state;
#[expect(clippy::module_inception, reason = "`Turn` is the word for it")]
mod turn;

pub use self::exchange::Exchange;
pub use self::lint::Lint;
pub use self::mask::Mask;
pub use self::session_state::SessionState;
pub use self::turn::Turn;
pub(super) use self::turn::{Said, TurnDraft};
