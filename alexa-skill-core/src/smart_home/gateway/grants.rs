use std::collections::HashMap;
use std::sync::{Arc, Mutex as SyncMutex, PoisonError, Weak};
use std::time::{Duration, SystemTime};

use futures_util::lock::Mutex;

use super::{EventTokens, GatewayError, GrantStore, Grantee, LoginWithAmazon, LwaError};
use crate::clock::Clock;
use crate::secret::{EventToken, GrantCode};

/// How often tokens are refreshed that other processes replace in the same moment.
const REFRESHES: u32 = 2;

/// The customers' tokens: whoever needs one of a customer waits for the one refresh under way.
#[derive(Debug)]
pub(super) struct Grants {
    pub(super) lwa: LoginWithAmazon,
    pub(super) store: Arc<dyn GrantStore>,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) margin: Duration,
    turns: SyncMutex<HashMap<Grantee, Weak<Mutex<Turn>>>>,
}

/// The right to change a customer's tokens, and how the last attempt to refresh them failed.
#[derive(Debug, Default)]
struct Turn {
    failed: Option<(SystemTime, LwaError)>,
}

impl Grants {
    pub(super) fn new(
        lwa: LoginWithAmazon,
        store: Arc<dyn GrantStore>,
        clock: Arc<dyn Clock>,
        margin: Duration,
    ) -> Self {
        Self {
            lwa,
            store,
            clock,
            margin,
            turns: SyncMutex::default(),
        }
    }

    /// Exchanges a code and stores what it gives.
    pub(super) async fn accept(
        &self,
        grantee: &Grantee,
        code: &GrantCode,
    ) -> Result<(), GatewayError> {
        let turn = self.turn(grantee);
        let _turn = turn.lock().await;
        let tokens = self.lwa.exchange(code).await?;
        self.put(grantee, &tokens).await
    }

    /// Tokens that last, and are not the ones that the gateway has just refused.
    pub(super) async fn fresh(
        &self,
        grantee: &Grantee,
        refused: Option<&EventToken>,
    ) -> Result<EventTokens, GatewayError> {
        let stored = self.get(grantee).await?;
        if self.usable(&stored, refused) {
            return Ok(stored);
        }
        let came = self.clock.now();
        let turn = self.turn(grantee);
        let mut turn = turn.lock().await;
        // Another may have refreshed them meanwhile, or failed to.
        let mut stored = self.get(grantee).await?;
        if let Some((at, error)) = &turn.failed
            && *at >= came
            && !self.usable(&stored, refused)
        {
            let error = error.clone();
            return self.for_now(stored, refused, error);
        }
        for _ in 0..REFRESHES {
            if self.usable(&stored, refused) {
                return Ok(stored);
            }
            match self.lwa.refresh(&stored.refresh_token).await {
                Ok(tokens) => {
                    turn.failed = None;
                    self.put(grantee, &tokens).await?;
                    return Ok(tokens);
                }
                // Another process may have put newer ones there, whose grant is not over.
                Err(LwaError::Refused) if self.delete_if(grantee, &stored).await? => {
                    tracing::info!(region = %grantee.region, "the grant to send events is over");
                    return Err(GatewayError::NoGrant);
                }
                Err(LwaError::Refused) => stored = self.get(grantee).await?,
                Err(error) => {
                    if let LwaError::Misconfigured(_) = error {
                        tracing::error!(%error, "a token for events could not be refreshed");
                    } else {
                        tracing::warn!(%error, "a token for events could not be refreshed");
                    }
                    turn.failed = Some((self.clock.now(), error.clone()));
                    return self.for_now(stored, refused, error);
                }
            }
        }
        self.for_now(stored, refused, LwaError::Refused)
    }

    /// Tokens that could not be refreshed ahead: as long as they last, they are better than none.
    fn for_now(
        &self,
        stored: EventTokens,
        refused: Option<&EventToken>,
        error: LwaError,
    ) -> Result<EventTokens, GatewayError> {
        let lasts = stored.last(self.clock.now(), Duration::ZERO);
        if lasts && Some(&stored.access_token) != refused {
            Ok(stored)
        } else {
            Err(error.into())
        }
    }

    /// Removes a customer's tokens, unless they have been replaced since they were `used`.
    pub(super) async fn forget(
        &self,
        grantee: &Grantee,
        used: Option<&EventTokens>,
    ) -> Result<(), GatewayError> {
        let turn = self.turn(grantee);
        let _turn = turn.lock().await;
        if let Some(used) = used {
            return self.delete_if(grantee, used).await.map(drop);
        }
        let deleted = self.store.delete(grantee).await;
        deleted.map_err(GatewayError::Store)
    }

    fn usable(&self, tokens: &EventTokens, refused: Option<&EventToken>) -> bool {
        tokens.last(self.clock.now(), self.margin) && Some(&tokens.access_token) != refused
    }

    async fn get(&self, grantee: &Grantee) -> Result<EventTokens, GatewayError> {
        let stored = self.store.get(grantee).await.map_err(GatewayError::Store)?;
        stored.ok_or(GatewayError::NoGrant)
    }

    async fn put(&self, grantee: &Grantee, tokens: &EventTokens) -> Result<(), GatewayError> {
        let put = self.store.put(grantee, tokens).await;
        put.map_err(GatewayError::Store)
    }

    async fn delete_if(
        &self,
        grantee: &Grantee,
        tokens: &EventTokens,
    ) -> Result<bool, GatewayError> {
        let deleted = self.store.delete_if(grantee, tokens).await;
        deleted.map_err(GatewayError::Store)
    }

    fn turn(&self, grantee: &Grantee) -> Arc<Mutex<Turn>> {
        // A map is whole after any panic of another thread, so a poisoned lock is no obstacle.
        let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(turn) = turns.get(grantee).and_then(Weak::upgrade) {
            return turn;
        }
        turns.retain(|_, turn| turn.strong_count() > 0);
        let turn = Arc::new(Mutex::default());
        turns.insert(grantee.clone(), Arc::downgrade(&turn));
        turn
    }
}
