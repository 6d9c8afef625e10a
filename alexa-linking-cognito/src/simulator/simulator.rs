use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use alexa_skill_core::Locale;
use alexa_skill_core::testing::{HttpEndpoint, InteractionModel, SkillEndpoint};
use alexa_skill_core::transport::{ReqwestTransport, Transport};
use tokio::net::TcpListener;
use tokio::sync::watch;

use super::conversations::Conversations;
use super::settings::Settings;
use super::{RunningSimulator, SimulatorError, server};
use crate::TokenVerifier;
use crate::testing::{AlexaAccountLinking, LocalUserPool};

/// What Alexa allows a skill.
const SKILL_TIMEOUT: Duration = Duration::from_secs(8);
/// What Alexa allows the token endpoint.
const TOKEN_TIMEOUT: Duration = Duration::from_millis(4500);

/// A page in the browser to talk to a skill, link an account and see what happens.
#[must_use = "nothing happens until `run` or `start`"]
pub struct Simulator {
    skill: Arc<dyn SkillEndpoint>,
    name: Option<String>,
    skill_id: Option<String>,
    models: Vec<(Locale, Option<String>)>,
    pool: Option<Arc<LocalUserPool>>,
    client_id: Option<String>,
    verifier: Option<TokenVerifier>,
    address: SocketAddr,
    open_browser: bool,
}

impl Simulator {
    /// A simulator in front of `skill`.
    pub fn new(skill: impl SkillEndpoint + 'static) -> Self {
        Self {
            skill: Arc::new(skill),
            name: None,
            skill_id: None,
            models: Vec::new(),
            pool: None,
            client_id: None,
            verifier: None,
            address: SocketAddr::from(([127, 0, 0, 1], 0)),
            open_browser: true,
        }
    }

    /// A simulator in front of the skill at `address`, in whatever language it is written. It must
    /// accept requests without a signature, and trust the pool's tokens.
    pub fn for_url(address: &str) -> Result<Self, SimulatorError> {
        let transport = ReqwestTransport::builder()
            .timeout(SKILL_TIMEOUT)
            .allow_loopback_http()
            .build();
        let endpoint =
            HttpEndpoint::new(transport, address).map_err(|source| SimulatorError::Address {
                address: address.to_owned(),
                source,
            })?;
        Ok(Self::new(endpoint))
    }

    /// The interaction model of the locale `en-US`, as in `skill-package/interactionModels/custom`.
    pub fn interaction_model(self, json: impl Into<String>) -> Self {
        self.interaction_model_for(Locale::EN_US, json)
    }

    /// The interaction model of a locale; the first one's locale is where conversations begin.
    pub fn interaction_model_for(mut self, locale: Locale, json: impl Into<String>) -> Self {
        self.models.retain(|(known, _)| *known != locale);
        self.models.push((locale, Some(json.into())));
        self
    }

    /// The user pool that accounts are linked to.
    pub fn user_pool(mut self, pool: impl Into<Arc<LocalUserPool>>) -> Self {
        self.pool = Some(pool.into());
        self
    }

    /// The app client that accounts are linked by: the pool's first one by default.
    pub fn client_id(mut self, id: impl Into<String>) -> Self {
        self.client_id = Some(id.into());
        self
    }

    /// Inspects tokens by the skill's own verifier, instead of one that only knows pool and client.
    pub fn verifier(mut self, verifier: TokenVerifier) -> Self {
        self.verifier = Some(verifier);
        self
    }

    /// The name on the page: the invocation name by default.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// The skill id that requests carry.
    pub fn skill_id(mut self, id: impl Into<String>) -> Self {
        self.skill_id = Some(id.into());
        self
    }

    /// Where to listen: a free port of `127.0.0.1` by default.
    pub fn address(mut self, address: SocketAddr) -> Self {
        self.address = address;
        self
    }

    /// Whether [`run`](Self::run) opens a browser: it does by default.
    pub fn open_browser(mut self, open: bool) -> Self {
        self.open_browser = open;
        self
    }

    /// Serves the page until Ctrl-C, tells its address on standard output and opens it.
    pub async fn run(self) -> Result<(), SimulatorError> {
        use std::io::Write as _;

        let open_browser = self.open_browser;
        let running = self.start().await?;
        let url = running.url();
        // Whoever closed standard output does not want to know.
        let _ = writeln!(std::io::stdout(), "Simulator: {url}");
        if open_browser && let Err(error) = open::that_detached(&url) {
            tracing::debug!(%error, "no browser was opened");
        }
        let _ = tokio::signal::ctrl_c().await;
        running.shutdown().await;
        Ok(())
    }

    /// Serves the page until the returned handle is dropped.
    pub async fn start(self) -> Result<RunningSimulator, SimulatorError> {
        let asked = self.address;
        if !asked.ip().is_loopback() {
            return Err(SimulatorError::NotLoopback(asked));
        }
        let listen = |source| SimulatorError::Listen {
            address: asked,
            source,
        };
        let listener = TcpListener::bind(asked).await.map_err(listen)?;
        let address = listener.local_addr().map_err(listen)?;
        let conversations = Arc::new(self.conversations(address)?);

        let (stop, mut stopped) = watch::channel(false);
        let app = server::router(conversations);
        let server = tokio::spawn(async move {
            let ended = async move {
                let _ = stopped.wait_for(|stopped| *stopped).await;
            };
            let served = axum::serve(listener, app)
                .with_graceful_shutdown(ended)
                .await;
            if let Err(error) = served {
                tracing::error!(%error, "the simulator ended");
            }
        });
        Ok(RunningSimulator {
            address,
            stop,
            server: Some(server),
        })
    }

    fn conversations(self, address: SocketAddr) -> Result<Conversations, SimulatorError> {
        let pool = self.pool.ok_or(SimulatorError::NoUserPool)?;
        let mut models = self.models;
        let mut name = self.name;
        for (locale, text) in &models {
            let text = text.as_deref().unwrap_or_default();
            let model =
                InteractionModel::from_json(text).map_err(|source| SimulatorError::Model {
                    locale: locale.clone(),
                    source,
                })?;
            name.get_or_insert_with(|| model.invocation_name().to_owned());
        }
        if models.is_empty() {
            models.push((Locale::EN_US, None));
        }
        let client = match &self.client_id {
            Some(id) => pool.client(id)?,
            None => pool.clients().into_iter().next().ok_or_else(|| {
                crate::testing::AccountLinkingError::InvalidSetting(
                    "the pool has no app client".into(),
                )
            })?,
        };
        let client_id = client.id().to_owned();
        let verifier = match self.verifier {
            Some(verifier) => verifier,
            None => TokenVerifier::builder(pool.user_pool()?)
                .client_id(&client_id)
                .clock(pool.clock())
                .build()?,
        };
        let settings = Settings {
            name: name.unwrap_or_else(|| "Skill".into()),
            skill: self.skill,
            skill_id: self.skill_id,
            models,
            pool: Arc::clone(&pool),
            client_id,
            verifier,
            address,
        };
        // In place of Alexa's own addresses, the browser comes back here.
        let redirect_uri = settings.redirect_uri();
        pool.put_client(client.redirect_uri(&redirect_uri))?;
        let transport: Arc<dyn Transport> = Arc::new(
            ReqwestTransport::builder()
                .timeout(TOKEN_TIMEOUT)
                .allow_loopback_http()
                .build(),
        );
        let linking = AlexaAccountLinking::for_client(&pool, &settings.client_id, transport)?
            .redirect_uri(redirect_uri);
        Ok(Conversations::new(settings, linking))
    }
}

impl fmt::Debug for Simulator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Simulator")
            .field("name", &self.name)
            .field("skill_id", &self.skill_id)
            .field("pool", &self.pool)
            .field("address", &self.address)
            .finish_non_exhaustive()
    }
}
