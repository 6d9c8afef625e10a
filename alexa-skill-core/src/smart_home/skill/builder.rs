use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::device_store::AnyDeviceStore;
use super::function::{FnErrorHandler, FnInterceptor, NamedHandler, TypedHandler};
use super::skill::Shared;
use super::{
    DeviceStore, DirectiveErrorFn, DirectiveErrorHandler, DirectiveFn, DirectiveHandler,
    DirectiveInputFn, DirectiveInterceptor, DirectiveInterceptorResult, EventInterceptor,
    EventResult, SmartHomeSkill,
};
use crate::clock::{Clock, SystemClock};
use crate::linking::IdentityResolver;
use crate::skill::State;
use crate::smart_home::directive::DirectivePayload;
#[cfg(feature = "event-gateway")]
use crate::smart_home::gateway::EventGateway;

/// Puts a [`SmartHomeSkill`] together. Whatever may be added several times is asked or run in the
/// order it was added.
#[must_use = "a builder does nothing until `build` is called"]
pub struct SmartHomeSkillBuilder {
    resolver: Arc<dyn IdentityResolver>,
    devices: Arc<dyn AnyDeviceStore>,
    handlers: Vec<Box<dyn DirectiveHandler>>,
    error_handlers: Vec<Box<dyn DirectiveErrorHandler>>,
    before: Vec<Box<dyn DirectiveInterceptor>>,
    after: Vec<Box<dyn EventInterceptor>>,
    state: State,
    clock: Arc<dyn Clock>,
    identity_deadline: Duration,
    deadline: Duration,
    #[cfg(feature = "event-gateway")]
    gateway: Option<EventGateway>,
}

impl SmartHomeSkillBuilder {
    pub(super) fn new(
        resolver: Arc<dyn IdentityResolver>,
        devices: Arc<impl DeviceStore + 'static>,
    ) -> Self {
        Self {
            resolver,
            devices,
            handlers: Vec::new(),
            error_handlers: Vec::new(),
            before: Vec::new(),
            after: Vec::new(),
            state: State::default(),
            clock: Arc::new(SystemClock),
            identity_deadline: Duration::from_secs(3),
            deadline: Duration::from_millis(7500),
            #[cfg(feature = "event-gateway")]
            gateway: None,
        }
    }

    /// Adds a function for the directives whose payload is its second argument:
    /// `async fn(&mut DirectiveInput, P) -> EventResult`.
    ///
    /// ```
    /// # use alexa_skill_core::smart_home::skill::SmartHomeSkillBuilder;
    /// use alexa_skill_core::smart_home::directive::power::TurnOn;
    /// use alexa_skill_core::smart_home::skill::{DirectiveInput, EventResult};
    /// use alexa_skill_core::smart_home::{EventEnvelope, PowerState, Property};
    ///
    /// async fn turn_on(input: &mut DirectiveInput, _: TurnOn) -> EventResult {
    ///     let _lamp = input.endpoint_id()?;
    ///     Ok(EventEnvelope::response().property(Property::power_state(PowerState::On)))
    /// }
    ///
    /// fn add(builder: SmartHomeSkillBuilder) -> SmartHomeSkillBuilder {
    ///     builder.on(turn_on)
    /// }
    /// ```
    pub fn on<P: DirectivePayload, F: for<'a> DirectiveFn<'a, P> + 'static>(
        self,
        function: F,
    ) -> Self {
        self.handler(TypedHandler::<F, P>::new(function))
    }

    /// Adds a function for directives of this namespace and name: for those that have no type.
    pub fn on_named<F: for<'a> DirectiveInputFn<'a, EventResult> + 'static>(
        self,
        namespace: impl Into<Cow<'static, str>>,
        name: impl Into<Cow<'static, str>>,
        function: F,
    ) -> Self {
        self.handler(NamedHandler {
            namespace: namespace.into(),
            name: name.into(),
            function,
        })
    }

    /// Adds a handler.
    pub fn handler(mut self, handler: impl DirectiveHandler + 'static) -> Self {
        self.handlers.push(Box::new(handler));
        self
    }

    /// Adds an error handler.
    pub fn error_handler(mut self, handler: impl DirectiveErrorHandler + 'static) -> Self {
        self.error_handlers.push(Box::new(handler));
        self
    }

    /// Adds a function as a handler for every error.
    pub fn on_error<F: for<'a> DirectiveErrorFn<'a> + 'static>(self, function: F) -> Self {
        self.error_handler(FnErrorHandler(function))
    }

    /// Adds an interceptor before the handlers.
    pub fn directive_interceptor(
        mut self,
        interceptor: impl DirectiveInterceptor + 'static,
    ) -> Self {
        self.before.push(Box::new(interceptor));
        self
    }

    /// Adds a function as an interceptor before the handlers.
    pub fn before<F: for<'a> DirectiveInputFn<'a, DirectiveInterceptorResult> + 'static>(
        self,
        function: F,
    ) -> Self {
        self.directive_interceptor(FnInterceptor(function))
    }

    /// Adds an interceptor after the handlers.
    pub fn event_interceptor(mut self, interceptor: impl EventInterceptor + 'static) -> Self {
        self.after.push(Box::new(interceptor));
        self
    }

    /// Gives handlers something to share, such as a client or settings: one value of each type.
    pub fn state<T: Send + Sync + 'static>(mut self, value: T) -> Self {
        self.state.insert(value);
        self
    }

    /// Accepts grants with this client, unless a handler of the skill's own takes `AcceptGrant`.
    #[cfg(feature = "event-gateway")]
    #[cfg_attr(docsrs, doc(cfg(feature = "event-gateway")))]
    pub fn event_gateway(mut self, gateway: EventGateway) -> Self {
        self.gateway = Some(gateway);
        self
    }

    /// The clock to go by; the machine's own unless a test says otherwise.
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// The most time that verifying a token may take, 3 s by default.
    pub fn identity_deadline(mut self, deadline: Duration) -> Self {
        self.identity_deadline = deadline;
        self
    }

    /// The most time that an answer may take, 7.5 s by default: Alexa waits for 8 s. Less is taken
    /// where the host's own deadline is near.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    /// The skill.
    pub fn build(self) -> SmartHomeSkill {
        SmartHomeSkill {
            shared: Arc::new(Shared {
                resolver: self.resolver,
                devices: self.devices,
                handlers: self.handlers,
                error_handlers: self.error_handlers,
                before: self.before,
                after: self.after,
                state: self.state,
                clock: self.clock,
                identity_deadline: self.identity_deadline,
                deadline: self.deadline,
                #[cfg(feature = "event-gateway")]
                gateway: self.gateway,
            }),
        }
    }
}

impl fmt::Debug for SmartHomeSkillBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let handlers: Vec<_> = self.handlers.iter().map(|handler| handler.name()).collect();
        f.debug_struct("SmartHomeSkillBuilder")
            .field("handlers", &handlers)
            .finish_non_exhaustive()
    }
}
