use std::borrow::Cow;
use std::sync::Arc;

use super::function::{FnErrorHandler, FnHandler, FnInterceptor};
use super::predicate::{is_intent_name, is_request_type};
use super::skill::{FALLBACK, Shared, Skill};
use super::state::State;
use super::{
    ErrorFn, ErrorHandler, HandlerChain, HandlerInput, HandlerResult, InputFn, InterceptorResult,
    PersistenceAdapter, RequestHandler, RequestInterceptor, ResponseInterceptor,
};
use crate::clock::{Clock, SystemClock};
use crate::id::SkillId;
use crate::request::IntentName;
use crate::transport::Transport;

/// Puts a [`Skill`] together. Whatever may be added several times is asked or run in the order it
/// was added.
#[must_use = "a builder does nothing until `build` is called"]
pub struct SkillBuilder {
    chains: Vec<HandlerChain>,
    fallback: Option<HandlerChain>,
    error_handlers: Vec<Box<dyn ErrorHandler>>,
    request_interceptors: Vec<Box<dyn RequestInterceptor>>,
    response_interceptors: Vec<Box<dyn ResponseInterceptor>>,
    skill_ids: Vec<SkillId>,
    user_agent: Cow<'static, str>,
    state: State,
    persistence: Option<Arc<dyn PersistenceAdapter>>,
    transport: Option<Arc<dyn Transport>>,
    clock: Arc<dyn Clock>,
}

impl SkillBuilder {
    pub(super) fn new() -> Self {
        Self {
            chains: Vec::new(),
            fallback: None,
            error_handlers: Vec::new(),
            request_interceptors: Vec::new(),
            response_interceptors: Vec::new(),
            skill_ids: Vec::new(),
            user_agent: Cow::Borrowed(concat!("alexa-skill-core/", env!("CARGO_PKG_VERSION"))),
            state: State::default(),
            persistence: None,
            transport: None,
            clock: Arc::new(SystemClock),
        }
    }

    /// Adds a handler.
    pub fn handler(self, handler: impl RequestHandler + 'static) -> Self {
        self.handler_chain(HandlerChain::new(handler))
    }

    /// Adds a handler with interceptors of its own.
    pub fn handler_chain(mut self, chain: impl Into<HandlerChain>) -> Self {
        self.chains.push(chain.into());
        self
    }

    /// Adds a function for the requests that `predicate` picks; `name` is for errors and traces.
    pub fn on<F: for<'a> InputFn<'a, HandlerResult> + 'static>(
        self,
        name: impl Into<Cow<'static, str>>,
        predicate: impl Fn(&HandlerInput) -> bool + Send + Sync + 'static,
        function: F,
    ) -> Self {
        self.handler(FnHandler {
            name: name.into(),
            predicate: Box::new(predicate),
            function,
        })
    }

    /// Adds a function for requests of one type, such as `AudioPlayer.PlaybackFailed`.
    pub fn on_request_type<F: for<'a> InputFn<'a, HandlerResult> + 'static>(
        self,
        request_type: &'static str,
        function: F,
    ) -> Self {
        self.on(request_type, is_request_type(request_type), function)
    }

    /// Adds a function for `LaunchRequest`.
    pub fn on_launch<F: for<'a> InputFn<'a, HandlerResult> + 'static>(self, function: F) -> Self {
        self.on_request_type("LaunchRequest", function)
    }

    /// Adds a function for an `IntentRequest` of this intent.
    pub fn on_intent<F: for<'a> InputFn<'a, HandlerResult> + 'static>(
        self,
        name: impl Into<IntentName>,
        function: F,
    ) -> Self {
        let name = name.into();
        self.on(name.as_str().to_owned(), is_intent_name(name), function)
    }

    /// Adds a function for `SessionEndedRequest`.
    pub fn on_session_ended<F: for<'a> InputFn<'a, HandlerResult> + 'static>(
        self,
        function: F,
    ) -> Self {
        self.on_request_type("SessionEndedRequest", function)
    }

    /// The function for every request that no other handler can handle. It is asked last, wherever
    /// it is added, and there is one: adding another replaces it. For what Alexa itself could not
    /// match, handle [`IntentName::FALLBACK`].
    pub fn fallback<F: for<'a> InputFn<'a, HandlerResult> + 'static>(
        mut self,
        function: F,
    ) -> Self {
        let name = Cow::Borrowed(FALLBACK);
        let handler = FnHandler {
            name,
            predicate: Box::new(|_| true),
            function,
        };
        self.fallback = Some(HandlerChain::new(handler));
        self
    }

    /// Adds an error handler.
    pub fn error_handler(mut self, handler: impl ErrorHandler + 'static) -> Self {
        self.error_handlers.push(Box::new(handler));
        self
    }

    /// Adds a function as a handler for every error.
    pub fn on_error<F: for<'a> ErrorFn<'a> + 'static>(self, function: F) -> Self {
        self.error_handler(FnErrorHandler(function))
    }

    /// Adds an interceptor before the handlers.
    pub fn request_interceptor(mut self, interceptor: impl RequestInterceptor + 'static) -> Self {
        self.request_interceptors.push(Box::new(interceptor));
        self
    }

    /// Adds a function as an interceptor before the handlers.
    pub fn before<F: for<'a> InputFn<'a, InterceptorResult> + 'static>(self, function: F) -> Self {
        self.request_interceptor(FnInterceptor(function))
    }

    /// Adds an interceptor after the handlers.
    pub fn response_interceptor(mut self, interceptor: impl ResponseInterceptor + 'static) -> Self {
        self.response_interceptors.push(Box::new(interceptor));
        self
    }

    /// Gives handlers something to share, such as a client or settings: one value of each type.
    pub fn state<T: Send + Sync + 'static>(mut self, value: T) -> Self {
        self.state.insert(value);
        self
    }

    /// Answers requests for this skill only. Call it once for each id, if there are several.
    pub fn skill_id(mut self, id: impl Into<SkillId>) -> Self {
        self.skill_ids.push(id.into());
        self
    }

    /// Where persistent attributes live.
    pub fn persistence_adapter(mut self, adapter: impl PersistenceAdapter + 'static) -> Self {
        self.persistence = Some(Arc::new(adapter));
        self
    }

    /// How outgoing calls are made.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// The clock to go by; the machine's own unless a test says otherwise.
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// Adds a component to the user agent that answers carry, such as `my-skill/1.2`.
    pub fn user_agent(mut self, component: &str) -> Self {
        let agent = self.user_agent.to_mut();
        agent.push(' ');
        agent.push_str(component);
        self
    }

    /// The skill.
    pub fn build(mut self) -> Skill {
        self.chains.extend(self.fallback);
        Skill {
            shared: Arc::new(Shared {
                chains: self.chains,
                error_handlers: self.error_handlers,
                request_interceptors: self.request_interceptors,
                response_interceptors: self.response_interceptors,
                skill_ids: self.skill_ids,
                user_agent: self.user_agent,
                state: self.state,
                persistence: self.persistence,
                transport: self.transport,
                clock: self.clock,
            }),
        }
    }
}

impl std::fmt::Debug for SkillBuilder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SkillBuilder")
            .field("handlers", &self.chains)
            .finish_non_exhaustive()
    }
}
