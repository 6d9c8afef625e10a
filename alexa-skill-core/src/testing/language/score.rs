use std::cmp::Reverse;
use std::ops::Add;

/// How well a sample says what was said: by the words it accounts for, then by those that stand in
/// it literally, then by how few slots it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Score {
    pub(super) explained: usize,
    literal: usize,
    slots: Reverse<usize>,
}

impl Score {
    pub(super) const NONE: Self = Self {
        explained: 0,
        literal: 0,
        slots: Reverse(0),
    };

    pub(super) const WORD: Self = Self {
        explained: 1,
        literal: 1,
        slots: Reverse(0),
    };

    pub(super) fn slot(explained: usize) -> Self {
        Self {
            explained,
            literal: 0,
            slots: Reverse(1),
        }
    }
}

impl Add for Score {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            explained: self.explained + other.explained,
            literal: self.literal + other.literal,
            slots: Reverse(self.slots.0 + other.slots.0),
        }
    }
}
