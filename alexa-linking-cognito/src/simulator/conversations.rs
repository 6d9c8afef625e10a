//! The conversations of all open pages.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Mutex as AsyncMutex;

use super::conversation::{Complaint, Conversation};
use super::settings::Settings;
use crate::testing::{AlexaAccountLinking, random};

/// The most conversations that are kept; the one used longest ago makes room.
const MAX_CONVERSATIONS: usize = 500;

pub(super) type Shared = Arc<AsyncMutex<Conversation>>;

pub(super) struct Conversations {
    pub(super) settings: Arc<Settings>,
    linking: AlexaAccountLinking,
    open: Mutex<Open>,
}

#[derive(Default)]
struct Open {
    by_id: HashMap<String, (u64, Shared)>,
    uses: u64,
}

impl Conversations {
    pub(super) fn new(settings: Settings, linking: AlexaAccountLinking) -> Self {
        Self {
            settings: Arc::new(settings),
            linking,
            open: Mutex::default(),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A new conversation. Its id is all that is needed to take part, so it cannot be guessed.
    pub(super) fn begin(&self) -> Result<Shared, Complaint> {
        let id = random::mixed(22)?;
        let conversation =
            Conversation::new(id.clone(), Arc::clone(&self.settings), self.linking.clone())?;
        let conversation = Arc::new(AsyncMutex::new(conversation));
        let mut open = self.lock();
        if open.by_id.len() >= MAX_CONVERSATIONS {
            let oldest = open.by_id.iter().min_by_key(|(_, (used, _))| *used);
            if let Some(oldest) = oldest.map(|(id, _)| id.clone()) {
                open.by_id.remove(&oldest);
            }
        }
        open.uses += 1;
        let uses = open.uses;
        open.by_id.insert(id, (uses, Arc::clone(&conversation)));
        Ok(conversation)
    }

    /// The conversation with this id.
    pub(super) fn find(&self, id: &str) -> Option<Shared> {
        let mut open = self.lock();
        open.uses += 1;
        let now = open.uses;
        let (used, conversation) = open.by_id.get_mut(id)?;
        *used = now;
        Some(Arc::clone(conversation))
    }
}
