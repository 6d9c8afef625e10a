use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use alexa_skill_core::clock::{Clock, SystemClock};
use tokio::net::TcpListener;
use tokio::sync::watch;

use super::connection::{BreakableListener, Breaker};
use super::directory::Directory;
use super::keys::KeyRing;
use super::state::{Lifetimes, Settings, State};
use super::{LocalClient, LocalUser, LocalUserPool, LocalUserPoolError, random, server};

/// Settings of a [`LocalUserPool`].
#[derive(Debug)]
#[must_use = "a builder does nothing until `start` is called"]
pub struct LocalUserPoolBuilder {
    region: Option<String>,
    pool_id: Option<String>,
    issuer: Issuer,
    address: SocketAddr,
    users: Vec<LocalUser>,
    clients: Vec<LocalClient>,
    clock: Arc<dyn Clock>,
    lifetimes: Lifetimes,
    quick_sign_in: bool,
    own_keys: bool,
}

#[derive(Debug)]
enum Issuer {
    Local,
    Cognito,
    Named(String),
}

impl LocalUserPoolBuilder {
    pub(super) fn new() -> Self {
        Self {
            region: None,
            pool_id: None,
            issuer: Issuer::Local,
            address: (Ipv4Addr::LOCALHOST, 0).into(),
            users: Vec::new(),
            clients: Vec::new(),
            clock: Arc::new(SystemClock),
            lifetimes: Lifetimes {
                access: Duration::from_secs(60 * 60),
                refresh: Duration::from_secs(30 * 24 * 60 * 60),
            },
            quick_sign_in: false,
            own_keys: false,
        }
    }

    /// The AWS region. Without it that of the pool id, else `us-east-1`.
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = Some(region.into());
        self
    }

    /// The pool id, `{region}_{letters and digits}`. Without it a random one.
    pub fn pool_id(mut self, pool_id: impl Into<String>) -> Self {
        self.pool_id = Some(pool_id.into());
        self
    }

    /// Writes this issuer into tokens and discovery instead of `http://127.0.0.1:{port}/{pool id}`.
    pub fn issuer(mut self, issuer: impl Into<String>) -> Self {
        self.issuer = Issuer::Named(issuer.into());
        self
    }

    /// Writes the issuer that Cognito would: `https://cognito-idp.{region}.amazonaws.com/{pool id}`,
    /// in China under `amazonaws.com.cn`.
    pub fn cognito_issuer(mut self) -> Self {
        self.issuer = Issuer::Cognito;
        self
    }

    /// Adds a user.
    pub fn user(mut self, user: LocalUser) -> Self {
        self.users.push(user);
        self
    }

    /// Adds an app client. Without any the pool has one [`LocalClient::alexa`].
    pub fn client(mut self, client: LocalClient) -> Self {
        self.clients.push(client);
        self
    }

    /// Where to listen: a loopback address. Without it 127.0.0.1 and a free port.
    pub fn bind(mut self, address: SocketAddr) -> Self {
        self.address = address;
        self
    }

    /// The clock that tokens and codes are timed by, such as an [`OffsetClock`](super::OffsetClock).
    pub fn clock(mut self, clock: Arc<dyn Clock>) -> Self {
        self.clock = clock;
        self
    }

    /// How long access and id tokens live, counted in whole seconds. Without it an hour.
    pub fn access_token_lifetime(mut self, lifetime: Duration) -> Self {
        self.lifetimes.access = lifetime;
        self
    }

    /// How long refresh tokens live. Without it 30 days.
    pub fn refresh_token_lifetime(mut self, lifetime: Duration) -> Self {
        self.lifetimes.refresh = lifetime;
        self
    }

    /// Offers every user on the sign-in page, without password: for demonstrations.
    pub fn quick_sign_in(mut self) -> Self {
        self.quick_sign_in = true;
        self
    }

    /// Makes keys of the pool's own. Without it all pools of a process share one pair, because two
    /// RSA keys take some 0.4 s: a token of one pool then verifies under the keys of another.
    pub fn own_keys(mut self) -> Self {
        self.own_keys = true;
        self
    }

    /// Starts the pool on the current tokio runtime.
    pub async fn start(self) -> Result<LocalUserPool, LocalUserPoolError> {
        if !self.address.ip().is_loopback() {
            return Err(LocalUserPoolError::NotLoopback(self.address));
        }
        let (region, pool_id) = names(self.region, self.pool_id)?;
        let mut directory = Directory::default();
        for user in self.users {
            directory.put_user(user)?;
        }
        if self.clients.is_empty() {
            directory.put_client(LocalClient::alexa()?)?;
        }
        for client in self.clients {
            directory.put_client(client)?;
        }
        let keys = generated(self.own_keys).await?;

        let bind = |source| LocalUserPoolError::Bind {
            address: self.address,
            source,
        };
        let listener = TcpListener::bind(self.address).await.map_err(bind)?;
        let address = listener.local_addr().map_err(bind)?;
        let base = format!("http://{address}");
        let issuer = match self.issuer {
            Issuer::Local => format!("{base}/{pool_id}"),
            Issuer::Cognito => {
                let suffix = if region.starts_with("cn-") { ".cn" } else { "" };
                format!("https://cognito-idp.{region}.amazonaws.com{suffix}/{pool_id}")
            }
            Issuer::Named(issuer) => issuer,
        };
        let settings = Settings {
            region,
            pool_id,
            base,
            issuer,
            clock: self.clock,
            quick_sign_in: self.quick_sign_in,
        };
        let (stop, stopped) = watch::channel(false);
        let state = State::new(settings, self.lifetimes, keys, directory, stopped.clone());
        let state = Arc::new(state);
        let service = server::router(&state).into_make_service_with_connect_info::<Breaker>();
        let server = tokio::spawn(async move {
            let mut stopped = stopped;
            let stopping = async move {
                let _ = stopped.wait_for(|stopped| *stopped).await;
            };
            let serving = axum::serve(BreakableListener(listener), service);
            if let Err(error) = serving.with_graceful_shutdown(stopping).await {
                tracing::warn!(%error, "the local user pool stopped serving");
            }
        });
        Ok(LocalUserPool::new(state, address, stop, server))
    }
}

/// Keys, without holding up the runtime while they are computed.
pub(super) async fn generated(new: bool) -> Result<KeyRing, LocalUserPoolError> {
    let make = if new {
        KeyRing::generate
    } else {
        KeyRing::shared
    };
    tokio::task::spawn_blocking(make)
        .await
        .map_err(|_| LocalUserPoolError::Crypto)?
}

/// Region and pool id that agree with each other.
fn names(
    region: Option<String>,
    pool_id: Option<String>,
) -> Result<(String, String), LocalUserPoolError> {
    let Some(pool_id) = pool_id else {
        let region = region.unwrap_or_else(|| "us-east-1".to_owned());
        let pool_id = format!("{region}_{}", random::mixed(9)?);
        return names(Some(region), Some(pool_id));
    };
    let form = |text: &str, also: &[char]| {
        !text.is_empty()
            && text
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || also.contains(&c))
    };
    match pool_id.split_once('_') {
        Some((prefix, rest))
            if form(prefix, &['-'])
                && form(rest, &[])
                && region.as_deref().is_none_or(|region| region == prefix) =>
        {
            Ok((prefix.to_owned(), pool_id))
        }
        _ => Err(LocalUserPoolError::InvalidSetting(format!(
            "{pool_id:?} is no pool id of the region: it reads {{region}}_{{letters and digits}}"
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn region_and_pool_id_agree() {
        let (region, pool_id) = names(None, None).unwrap();
        assert!(pool_id.starts_with("us-east-1_"), "{pool_id}");
        assert_eq!((region.as_str(), pool_id.len()), ("us-east-1", 19));
        let named = names(None, Some("eu-west-1_AbCdEf123".into())).unwrap();
        assert_eq!(named.0, "eu-west-1");
        for (region, pool_id) in [
            (Some("us-east-1"), "eu-west-1_AbCdEf123"),
            (None, "eu-west-1"),
            (None, "eu-west-1_"),
            (None, "eu-west-1_a/b"),
            (None, "{x}_a"),
        ] {
            let refused = names(region.map(Into::into), Some(pool_id.into()));
            assert!(
                matches!(refused, Err(LocalUserPoolError::InvalidSetting(_))),
                "{pool_id}"
            );
        }
    }
}
