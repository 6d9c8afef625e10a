//! The way of one directive: whose is it, is the endpoint theirs, then the handlers.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::SystemTime;

use super::answer::is_about_all;
use super::refusal::Refusal;
use super::stage::Stage;
use super::{DirectiveInput, Owner, SmartHomeSkill};
use crate::BoxError;
use crate::clock::timeout;
use crate::linking::Identity;
use crate::smart_home::directive::{Directive, DirectiveEnvelope, Discover};
use crate::smart_home::{DiscoverResponse, EventEnvelope, Scope};

impl SmartHomeSkill {
    pub(super) async fn serve(
        &self,
        message: DirectiveEnvelope,
        until: SystemTime,
        stage: &Stage,
    ) -> Result<EventEnvelope, Refusal> {
        if !message.is_current() {
            return Err(Refusal::Invalid("The message is not of version 3."));
        }
        let mut directive = message.directive;
        let identity = self.identity(&directive, until).await?;
        stage.enter(Stage::STORE);
        let scope = directive.scope();
        let partition = scope.and_then(Scope::own_partition).map(str::to_owned);
        let owner = Owner::new(identity, partition);
        let extensions = self.own_device(&mut directive, &owner).await?;
        stage.enter(Stage::HANDLER);
        let shared = self.shared.clone();
        let mut input = DirectiveInput::new(directive, owner, extensions, until, shared);
        match self.dispatch(&mut input).await {
            Err(Refusal::Failed(error)) => self.recover(&mut input, error).await,
            answered => answered,
        }
    }

    async fn identity(
        &self,
        directive: &Directive,
        until: SystemTime,
    ) -> Result<Arc<Identity>, Refusal> {
        let token = directive.access_token().ok_or(Refusal::NoToken)?;
        let clock = &*self.shared.clock;
        let left = until.duration_since(clock.now()).unwrap_or_default();
        let limit = left.min(self.shared.identity_deadline);
        timeout(clock, limit, self.shared.resolver.resolve(token))
            .await
            .ok_or(Refusal::IdentityLate)?
            .map_err(Refusal::Identity)
    }

    /// Finds the endpoint among the user's own. Directives about the account as a whole have none:
    /// one that stands there all the same has not been checked, so no handler sees it.
    async fn own_device(
        &self,
        directive: &mut Directive,
        owner: &Owner,
    ) -> Result<http::Extensions, Refusal> {
        let mut extensions = http::Extensions::new();
        if is_about_all(directive.namespace()) {
            directive.endpoint = None;
            return Ok(extensions);
        }
        let missing = Refusal::Invalid("The directive names no endpoint.");
        let endpoint = directive.endpoint_id().ok_or(missing)?;
        let found = self
            .shared
            .devices
            .load(owner, endpoint, &mut extensions)
            .await;
        if found.map_err(Refusal::Store)? {
            Ok(extensions)
        } else {
            Err(Refusal::ForeignEndpoint)
        }
    }

    async fn dispatch(&self, input: &mut DirectiveInput) -> Result<EventEnvelope, Refusal> {
        let mut answer = match self.intercept(input).await.map_err(Refusal::Failed)? {
            ControlFlow::Break(answer) => answer,
            ControlFlow::Continue(()) => self.handle(input).await?,
        };
        for interceptor in &self.shared.after {
            let processed = interceptor.process(input, &mut answer).await;
            processed.map_err(Refusal::Failed)?;
        }
        Ok(answer)
    }

    /// Runs interceptors in order, up to one that answers.
    async fn intercept(
        &self,
        input: &mut DirectiveInput,
    ) -> Result<ControlFlow<EventEnvelope>, BoxError> {
        for interceptor in &self.shared.before {
            if let ControlFlow::Break(answer) = interceptor.process(input).await? {
                return Ok(ControlFlow::Break(answer));
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    async fn handle(&self, input: &mut DirectiveInput) -> Result<EventEnvelope, Refusal> {
        let mut handlers = self.shared.handlers.iter();
        let Some(handler) = handlers.find(|handler| handler.can_handle(input)) else {
            return self.built_in(input).await;
        };
        tracing::debug!(
            namespace = input.directive().namespace(),
            name = input.directive().name(),
            handler = handler.name(),
            "handling"
        );
        handler.handle(input).await.map_err(Refusal::Failed)
    }

    /// Answers what the skill knows the answer to by itself.
    async fn built_in(&self, input: &DirectiveInput) -> Result<EventEnvelope, Refusal> {
        if input.directive().payload::<Discover>().is_some() {
            let endpoints = self.shared.devices.all(input.owner()).await;
            let endpoints = endpoints.map_err(Refusal::Store)?;
            return DiscoverResponse::new(endpoints)
                .map(EventEnvelope::discover_response)
                .map_err(|error| Refusal::Store(error.into()));
        }
        #[cfg(feature = "event-gateway")]
        if let Some(gateway) = &self.shared.gateway
            && let Some(accept) = input.directive().payload()
        {
            // Rare, and large: it is not to make every directive's future so.
            return Box::pin(super::accept_grant::accept(gateway, input, accept)).await;
        }
        Err(Refusal::NoHandler)
    }

    async fn recover(
        &self,
        input: &mut DirectiveInput,
        error: BoxError,
    ) -> Result<EventEnvelope, Refusal> {
        let mut handlers = self.shared.error_handlers.iter();
        match handlers.find(|handler| handler.can_handle(input, &error)) {
            Some(handler) => handler.handle(input, error).await.map_err(Refusal::Failed),
            None => Err(Refusal::Failed(error)),
        }
    }
}
