//! A lamp: what the skill switches. Yours is somewhere else, behind a network.

use std::sync::{Mutex, MutexGuard, PoisonError};

use alexa_skill_core::smart_home::{Color, Percent};

/// A lamp and its state.
#[derive(Debug)]
pub struct Lamp {
    state: Mutex<Light>,
}

/// How a lamp shines.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Light {
    /// Whether it is on.
    pub on: bool,
    /// How bright it is when it is on.
    pub brightness: Percent,
    /// Its color; `None` is white.
    pub color: Option<Color>,
}

impl Lamp {
    /// A lamp that is dark.
    pub fn dark() -> Self {
        Self {
            state: Mutex::new(Light {
                on: false,
                brightness: Percent::MAX,
                color: None,
            }),
        }
    }

    /// How it shines.
    pub fn light(&self) -> Light {
        *self.lock()
    }

    /// Changes how it shines, and tells how it does then.
    pub fn change(&self, change: impl FnOnce(&mut Light)) -> Light {
        let mut light = self.lock();
        change(&mut light);
        *light
    }

    fn lock(&self) -> MutexGuard<'_, Light> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
