use std::sync::Arc;

use async_trait::async_trait;

use super::HandlerChoice;
use crate::BoxError;
use crate::request::RequestEnvelope;
use crate::skill::{FALLBACK, Skill};

/// What answers requests: a [`Skill`] in this process, one at an address
/// ([`HttpEndpoint`](super::HttpEndpoint)), or anything else that takes JSON and gives JSON.
///
/// ```
/// use alexa_skill_core::testing::SkillEndpoint;
/// use alexa_skill_core::{BoxError, async_trait};
///
/// struct Silent;
///
/// #[async_trait]
/// impl SkillEndpoint for Silent {
///     async fn call(&self, _: &[u8]) -> Result<Vec<u8>, BoxError> {
///         Ok(br#"{"version":"1.0","response":{}}"#.to_vec())
///     }
/// }
/// ```
#[async_trait]
pub trait SkillEndpoint: Send + Sync {
    /// Answers a request.
    async fn call(&self, request: &[u8]) -> Result<Vec<u8>, BoxError>;

    /// Which handler would take the request. An endpoint that cannot tell says so.
    fn handler_for(&self, request: &RequestEnvelope) -> HandlerChoice {
        let _ = request;
        HandlerChoice::Unknown
    }
}

#[async_trait]
impl SkillEndpoint for Skill {
    async fn call(&self, request: &[u8]) -> Result<Vec<u8>, BoxError> {
        Ok(self.invoke_json(request).await?)
    }

    fn handler_for(&self, request: &RequestEnvelope) -> HandlerChoice {
        match self.handler_name(request) {
            Some(FALLBACK) => HandlerChoice::Fallback,
            Some(name) => HandlerChoice::Handler(name.to_owned()),
            None => HandlerChoice::Nobody,
        }
    }
}

#[async_trait]
impl<T: SkillEndpoint + ?Sized> SkillEndpoint for Arc<T> {
    async fn call(&self, request: &[u8]) -> Result<Vec<u8>, BoxError> {
        (**self).call(request).await
    }

    fn handler_for(&self, request: &RequestEnvelope) -> HandlerChoice {
        (**self).handler_for(request)
    }
}

#[async_trait]
impl<T: SkillEndpoint + ?Sized> SkillEndpoint for Box<T> {
    async fn call(&self, request: &[u8]) -> Result<Vec<u8>, BoxError> {
        (**self).call(request).await
    }

    fn handler_for(&self, request: &RequestEnvelope) -> HandlerChoice {
        (**self).handler_for(request)
    }
}
