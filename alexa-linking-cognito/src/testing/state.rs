//! What the endpoints and the handle share.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use alexa_skill_core::clock::Clock;
use tokio::sync::watch;

use super::directory::Directory;
use super::event_log::EventLog;
use super::fault::Faults;
use super::grants::Grants;
use super::keys::KeyRing;

/// What does not change while the pool runs.
#[derive(Debug)]
pub(super) struct Settings {
    pub(super) region: String,
    pub(super) pool_id: String,
    /// `http://127.0.0.1:PORT`
    pub(super) base: String,
    pub(super) issuer: String,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) quick_sign_in: bool,
}

/// How long tokens live.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lifetimes {
    pub(super) access: Duration,
    pub(super) refresh: Duration,
}

#[derive(Debug)]
pub(super) struct State {
    pub(super) settings: Settings,
    pub(super) faults: Faults,
    pub(super) log: EventLog,
    /// Turns true when the pool shuts down.
    pub(super) stopped: watch::Receiver<bool>,
    keys: RwLock<KeyRing>,
    directory: Mutex<Directory>,
    grants: Mutex<Grants>,
    lifetimes: Mutex<Lifetimes>,
}

impl State {
    pub(super) fn new(
        settings: Settings,
        lifetimes: Lifetimes,
        keys: KeyRing,
        directory: Directory,
        stopped: watch::Receiver<bool>,
    ) -> Self {
        Self {
            settings,
            faults: Faults::default(),
            log: EventLog::default(),
            stopped,
            keys: RwLock::new(keys),
            directory: Mutex::new(directory),
            grants: Mutex::new(Grants::default()),
            lifetimes: Mutex::new(lifetimes),
        }
    }

    pub(super) fn now(&self) -> SystemTime {
        self.settings.clock.now()
    }

    pub(super) fn keys(&self) -> RwLockReadGuard<'_, KeyRing> {
        self.keys.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn keys_mut(&self) -> RwLockWriteGuard<'_, KeyRing> {
        self.keys.write().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn directory(&self) -> MutexGuard<'_, Directory> {
        self.directory
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn grants(&self) -> MutexGuard<'_, Grants> {
        self.grants.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn lifetimes(&self) -> MutexGuard<'_, Lifetimes> {
        self.lifetimes
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// Seconds since 1970, as tokens count time.
pub(super) fn unix_seconds(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs())
}
