use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;

use super::{IdentityError, IdentityResolver, LinkPolicy, LinkSentences, LinkState, UnlinkedError};
use crate::clock::{ANSWER_RESERVE, timeout};
use crate::request::{IntentName, RequestEnvelope};
use crate::response::Response;
use crate::skill::{HandlerInput, InterceptorResult, RequestInterceptor};
use crate::{BoxError, Locale};

/// Resolves who is speaking, once for each request, and answers where an account must be linked.
///
/// What it answers to which outcome is in the [module's table](super). By default every launch and
/// intent needs a linked account, while Help, Stop, Cancel and `NavigateHome` pass, as does whatever
/// the user does not say or touch.
///
/// ```
/// # use std::sync::Arc;
/// # use alexa_skill_core::{async_trait, secret::AccessToken};
/// # use alexa_skill_core::linking::{Identity, IdentityError, IdentityResolver};
/// # #[derive(Debug)]
/// # struct MyResolver;
/// # #[async_trait]
/// # impl IdentityResolver for MyResolver {
/// #     async fn resolve(&self, _: &AccessToken) -> Result<Arc<Identity>, IdentityError> {
/// #         Ok(Arc::new(Identity::new("u")))
/// #     }
/// # }
/// use alexa_skill_core::linking::{LinkGate, LinkPolicy};
/// use alexa_skill_core::skill::Skill;
///
/// // Only orders need an account; everybody may ask for the menu.
/// let gate = LinkGate::new(MyResolver).policy(LinkPolicy::intents(["OrderIntent"]));
/// let skill = Skill::builder().request_interceptor(gate).build();
/// ```
///
/// The pieces work alone: [`resolve`](Self::resolve) tells the state without answering anything,
/// [`answer`](Self::answer) answers for a state that you resolved yourself.
#[derive(Debug, Clone)]
#[must_use = "a gate does nothing until a skill has it"]
pub struct LinkGate {
    resolver: Arc<dyn IdentityResolver>,
    policy: LinkPolicy,
    passing: BTreeSet<IntentName>,
    deadline: Duration,
    sentences: BTreeMap<Locale, LinkSentences>,
}

impl LinkGate {
    /// A gate that needs a linked account for every launch and intent.
    pub fn new(resolver: impl IdentityResolver + 'static) -> Self {
        let passing = [
            IntentName::HELP,
            IntentName::STOP,
            IntentName::CANCEL,
            IntentName::NAVIGATE_HOME,
        ];
        Self {
            resolver: Arc::new(resolver),
            policy: LinkPolicy::All,
            passing: passing.into(),
            deadline: Duration::from_secs(2),
            sentences: BTreeMap::new(),
        }
    }

    /// A gate that resolves the state and leaves every answer to the handlers.
    pub fn resolve_only(resolver: impl IdentityResolver + 'static) -> Self {
        Self::new(resolver).policy(LinkPolicy::Never)
    }

    /// Which requests need a linked account.
    pub fn policy(mut self, policy: LinkPolicy) -> Self {
        self.policy = policy;
        self
    }

    /// Lets an intent pass whatever the policy says.
    pub fn pass(mut self, intent: impl Into<IntentName>) -> Self {
        self.passing.insert(intent.into());
        self
    }

    /// Takes an intent off the list of those that pass: Help, Stop, Cancel and `NavigateHome` are on it
    /// from the start.
    pub fn do_not_pass(mut self, intent: impl Into<IntentName>) -> Self {
        self.passing.remove(&intent.into());
        self
    }

    /// The most time that resolving a token may take, 2 s by default. Less is taken where the host's
    /// own deadline is near.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    /// Replaces the sentences for one locale, or, by a locale without country such as `en`, for one
    /// language.
    pub fn sentences(mut self, locale: &Locale, sentences: LinkSentences) -> Self {
        self.sentences.insert(locale.canonical(), sentences);
        self
    }

    /// What is known of the account that the request comes from. An outage, or no answer within the
    /// deadline, is [`LinkState::Unavailable`].
    pub async fn resolve(&self, input: &HandlerInput) -> LinkState {
        let Some(token) = input.envelope().access_token() else {
            return LinkState::NotLinked;
        };
        let left = input.remaining_time().map_or(self.deadline, |left| {
            self.deadline.min(left.saturating_sub(ANSWER_RESERVE))
        });
        let resolved = timeout(&**input.clock(), left, self.resolver.resolve(token)).await;
        match resolved {
            Some(Ok(identity)) => LinkState::Linked(identity),
            Some(Err(IdentityError::Rejected(reason))) => {
                tracing::info!(%reason, "access token rejected");
                LinkState::Rejected(reason)
            }
            Some(Err(IdentityError::Unavailable(error))) => {
                tracing::warn!(error = &*error, "identity provider unavailable");
                LinkState::Unavailable
            }
            Some(Err(IdentityError::Misconfigured(why))) => {
                tracing::error!(%why, "account linking is misconfigured");
                LinkState::Misconfigured(why.into())
            }
            None => {
                tracing::warn!(within = ?left, "the access token was not resolved in time");
                LinkState::Unavailable
            }
        }
    }

    /// Whether this request needs a linked account.
    pub fn requires(&self, envelope: &RequestEnvelope) -> bool {
        let passes = envelope
            .intent_name()
            .is_some_and(|name| self.passing.contains(name));
        !passes && self.policy.requires(envelope)
    }

    /// What to answer where a linked account is needed: `None` if there is one. A misconfiguration is
    /// an error, for the skill's error handlers and its developer.
    pub fn answer(&self, state: &LinkState, locale: &Locale) -> Result<Option<Response>, BoxError> {
        let sentences = || self.sentences_for(locale);
        let card = |sentence: &str| Response::builder().speak(sentence).with_link_account_card();
        let answer = match state {
            LinkState::Linked(_) => return Ok(None),
            LinkState::NotLinked => card(&sentences().not_linked),
            LinkState::Rejected(_) => card(&sentences().rejected),
            LinkState::Unavailable => Response::builder().speak(&sentences().unavailable),
            LinkState::Misconfigured(why) => {
                return Err(Box::new(UnlinkedError::Misconfigured(why.clone())));
            }
        };
        Ok(Some(answer.with_should_end_session(true).build()))
    }

    fn sentences_for(&self, locale: &Locale) -> LinkSentences {
        let locale = locale.canonical();
        let language = Locale::from(locale.language());
        self.sentences
            .get(&locale)
            .or_else(|| self.sentences.get(&language))
            .cloned()
            .unwrap_or_else(|| LinkSentences::built_in(&locale))
    }
}

#[async_trait]
impl RequestInterceptor for LinkGate {
    async fn process(&self, input: &mut HandlerInput) -> InterceptorResult {
        let state = self.resolve(input).await;
        let answer = if self.requires(input.envelope()) {
            self.answer(&state, input.locale())?
        } else {
            None
        };
        input.set_link_state(state);
        Ok(answer.map_or(ControlFlow::Continue(()), ControlFlow::Break))
    }
}
